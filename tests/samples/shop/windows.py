# An order
# and its SKU
