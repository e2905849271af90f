"""How records come in from files: unpacked, decoded, recognised, converted, stored."""
