"""What builds the installers of Atelier: one folder a target, put into a setup, a .deb, an archive or a disk image."""
