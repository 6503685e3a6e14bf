package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"
)

// config is the user's file of defaults. It cannot set where output goes.
type config struct {
	// Resume is the résumé's path; a relative path counts from the file's folder.
	Resume string `yaml:"resume"`
	Color  string `yaml:"color"`
	Format string `yaml:"format"`
	Top    *int   `yaml:"top"`
}

// configPath returns the file that holds the defaults: the flag's, else
// match/config.yaml in the user's folder for configuration. given is false when the
// file may be missing. The path is "" when there is no such folder.
func configPath(flag string, env func(string) string) (path string, given bool) {
	if flag != "" {
		return flag, true
	}
	base := env("XDG_CONFIG_HOME")
	if base == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return "", false
		}
		base = dir
	}
	return filepath.Join(base, "match", "config.yaml"), false
}

// maxConfig is the largest file of defaults that is read, in bytes; the rest is
// ignored.
const maxConfig = 1 << 20

// readConfig reads the defaults. If there is no file, there are no defaults.
func readConfig(flag string, env func(string) string) (config, error) {
	var c config
	path, given := configPath(flag, env)
	if path == "" {
		return c, nil
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) && !given {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("config: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxConfig))
	if err != nil {
		return c, fmt.Errorf("config: %w", err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return c, hinted{fmt.Errorf("config %s: %w", path, err), "the keys are resume, color, format and top"}
	}
	c.Resume = fromFolder(c.Resume, filepath.Dir(path), env("HOME"))
	return c, nil
}

// fromFolder makes a path that a file names absolute. "~/" is the user's folder; other
// relative paths count from the file's folder.
func fromFolder(path, folder, home string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}
