package org.saltyos.maven.pass;

import org.saltyos.maven.ir.Block;
import org.saltyos.maven.ir.Instruction;
import org.saltyos.maven.ir.IrFunction;
import org.saltyos.maven.ir.Register;
import org.saltyos.maven.ir.Targets;

/** The first numbers of registers and blocks that a function does not use yet. */
record FreshNames(int register, int block) {
    static FreshNames of(IrFunction function) {
        int register = 0;
        int block = 0;
        for (Register parameter : function.parameters()) {
            register = Math.max(register, parameter.id() + 1);
        }
        for (Block each : function.blocks()) {
            block = Math.max(block, each.id().number() + 1);
            for (Instruction instruction : each.instructions()) {
                for (Register target : Targets.of(instruction)) {
                    register = Math.max(register, target.id() + 1);
                }
            }
        }
        return new FreshNames(register, block);
    }
}
