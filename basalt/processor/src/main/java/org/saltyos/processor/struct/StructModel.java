package org.saltyos.processor.struct;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A checked struct, ready to be written.
 *
 * @param layout the interface it comes from
 * @param packageName its package, empty for the unnamed one
 * @param name the record's simple name
 * @param size in bytes
 * @param align in bytes
 * @param mmio whether accesses are volatile
 * @param visible whether the record is public
 * @param fields in declaration order
 */
public record StructModel(
        TypeElement layout,
        String packageName,
        String name,
        int size,
        int align,
        boolean mmio,
        boolean visible,
        List<StructField> fields) {

    /** The record's name with its package. */
    public String qualifiedName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
