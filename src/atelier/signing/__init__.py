"""Keys and signatures: who signs (attestations, packages), and whom one trusts."""
