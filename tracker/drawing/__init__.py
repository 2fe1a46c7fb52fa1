"""Maps, charts and outlines; the only import of folium."""
