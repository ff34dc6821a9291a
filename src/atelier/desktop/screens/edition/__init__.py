"""« Préparer une édition », for who hands the app out and never opens a terminal."""
