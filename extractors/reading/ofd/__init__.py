"""OFD files (GB/T 33190): the package, its pages, drawings and seals."""
