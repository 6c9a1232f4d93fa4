package org.saltyos.maven.ir;

import java.util.List;

/**
 * A function that assembly defines, called with the C calling convention.
 *
 * @param symbol its name in the object file
 */
public record IrImport(String symbol, List<IrType> parameters, List<IrType> results) {
    public IrImport {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }
}
