package org.saltyos.maven.ir;

import java.util.List;

/** A whole image before it becomes machine code: closed, every symbol it uses is defined or imported in it. */
public record IrModule(String name, List<IrFunction> functions, List<IrImport> imports, List<IrGlobal> globals) {
    public IrModule {
        functions = List.copyOf(functions);
        imports = List.copyOf(imports);
        globals = List.copyOf(globals);
    }
}
