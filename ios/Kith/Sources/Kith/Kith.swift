/// Kith for Swift: the generated types, and what makes them at home here.
@_exported import KithFFI
