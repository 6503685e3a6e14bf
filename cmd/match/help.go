package main

import "github.com/spf13/cobra"

// helpTopics returns the help pages that belong to no command.
func helpTopics() []*cobra.Command {
	return []*cobra.Command{
		{
			Use:   "exit-codes",
			Short: "What the exit codes mean",
			Long: `The exit code tells how a run ended:

  0    done
  1    failed: nothing could be read, or the result could not be written
  2    the command line is wrong: an unknown flag, a missing argument
  3    partial: some inputs could not be read; they are named on standard
       error, and the result holds the rest
  130  interrupted`,
		},
		{
			Use:   "environment",
			Short: "The environment variables and the config file",
			Long: `MATCH_RESUME     the résumé, when --resume is not given
NO_COLOR         no colour
CLICOLOR_FORCE, FORCE_COLOR
                 colour even where the output is no terminal
COLUMNS          the width, where the terminal does not tell
XDG_CONFIG_HOME  the folder that holds match/config.yaml and, where you want
                 one, match/skills.tsv with your changes to the vocabulary
XDG_CACHE_HOME   the folder that holds match/pages, the pages fetched before
XDG_DATA_HOME    the folder that holds match/library, the postings kept by
                 match library
HTTP_PROXY, HTTPS_PROXY, NO_PROXY
                 the proxy for links

The config file is YAML with any of these keys; flags and variables win:

  resume: ~/resume.md   # a relative path counts from the config file
  color: never
  format: table
  top: 10`,
		},
	}
}
