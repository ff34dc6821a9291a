"""The search (Ctrl+K): results by group as one types, a preview beside them."""
