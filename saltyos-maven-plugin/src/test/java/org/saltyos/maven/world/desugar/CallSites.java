package org.saltyos.maven.world.desugar;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What is left of dynamic call sites and constants in a class. */
final class CallSites {
    private CallSites() {}

    /** The classes of their bootstrap methods, once for each site. */
    static List<String> bootstraps(ClassNode node) {
        List<String> result = new ArrayList<>();
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode site) {
                    result.add(site.bsm.getOwner());
                } else if (instruction instanceof LdcInsnNode load && load.cst instanceof ConstantDynamic constant) {
                    result.add(constant.getBootstrapMethod().getOwner());
                }
            }
        }
        return result;
    }
}
