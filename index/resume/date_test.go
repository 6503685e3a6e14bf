package resume
