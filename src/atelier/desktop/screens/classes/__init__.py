"""Classe: the classes that a trainer gives, and the form that makes one."""
