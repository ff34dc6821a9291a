"""The page of the organisation that hands the app out."""
