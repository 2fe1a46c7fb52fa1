"""Views, forms and reports, by what people come to do."""
