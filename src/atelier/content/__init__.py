"""What a course is; reading Markdown and YAML into frozen data; checking it; the library.

`model` is the contract with the other rooms. `library.Library` is what an app opens;
`report.check` is what an author runs. Python-Markdown and PyYAML load only when a file
has to be compiled.
"""
