package org.saltyos.maven.diag;

/**
 * Every rule and failure that users can meet, by a number that is never used again for something else; each has a page in
 * {@code docs/diagnostics}.
 */
public enum DiagnosticCode {
    // SALT01xx: class files and forbidden features
    SALT0101("not a readable class file"),
    SALT0102("class file of a newer Java"),
    SALT0103("bytecode outside the subset"),
    SALT0104("library member outside the subset"),
    SALT0105("monitors do not exist"),
    SALT0106("reflection and class literals do not exist"),
    SALT0107("floating point is not available"),
    SALT0108("boxing allocates"),
    SALT0109("class or member not found"),
    SALT0110("native method without a body"),
    SALT0111("unbounded recursion"),
    SALT0112("class twice on the class path"),
    SALT0113("class file without line numbers"),
    // SALT02xx: values and structs
    SALT0201("record that cannot be a value"),
    SALT0202("identity comparison of records"),
    SALT0203("record used as an object"),
    SALT0204("annotation with an impossible value"),
    SALT0208("device registers accessed in another way than declared"),
    SALT0209("struct with padding"),
    SALT0210("number without a sign used as one with"),
    SALT0211("volatile field of several values"),
    // SALT03xx: null
    SALT0301("possibly null value where null is not allowed"),
    // SALT04xx: memory, arrays, strings
    SALT0401("allocation at run time"),
    SALT0406("string operation outside the subset"),
    // SALT05xx: build-time initialisation
    SALT0501("initialiser depends on the outside world"),
    SALT0502("initialisers depend on each other in a circle"),
    SALT0503("image object outside the subset"),
    SALT0504("image depends on identity hash codes"),
    SALT0506("read-only data is written"),
    SALT0507("mutable static field that nothing protects"),
    SALT0508("mutable static field that other classes write"),
    SALT0509("initialiser failed"),
    // SALT06xx: dispatch and generics
    SALT0601("call with too many targets"),
    // SALT07xx: errors
    SALT0701("catch of an exception that cannot be caught"),
    SALT0702("thrown type is not a fault constant"),
    SALT0704("panic that can be reached"),
    SALT0705("cleanup that a panic skips"),
    SALT0706("result that must be used is dropped"),
    // SALT08xx: unsafe and hardware
    SALT0801("unsafe operation outside @Unsafe"),
    SALT0802("@Unsafe outside the unsafe packages"),
    SALT0803("reason of @Unsafe says nothing"),
    SALT0804("more unsafe operations than the module may have"),
    SALT0805("argument has to be a constant"),
    SALT0806("assembly annotation does not fit its method"),
    SALT0807("assembly without a model for HotSpot"),
    SALT0809("@Unsafe without an unsafe operation"),
    // SALT09xx: effects and bounds
    SALT0901("promise about effects is broken"),
    SALT0903("stack too small"),
    SALT0904("loop without a bound"),
    SALT0907("too many steps"),
    SALT0908("interrupt handler waits, allocates or takes a lock"),
    // SALT10xx: linear values
    SALT1001("value used after it was given away"),
    SALT1002("value forgotten"),
    SALT1003("value copied"),
    SALT1004("value put where it is not followed"),
    SALT1005("borrowed value given away"),
    SALT1006("capability without the needed right"),
    SALT1007("caller not answered exactly once"),
    // SALT11xx: concurrency
    SALT1101("lock not held"),
    SALT1102("locks taken out of order"),
    SALT1103("per-processor data touched where the code can move"),
    SALT1104("field shared with an interrupt handler"),
    SALT1105("waiting while a lock is held"),
    // SALT12xx: promises about machine code
    SALT1201("loop is not vectorised"),
    SALT1202("check is left in the machine code"),
    SALT1203("machine code is not as promised"),
    // SALT13xx: entry points and assembly
    SALT1301("symbol exported twice"),
    SALT1302("signature that assembly cannot call"),
    SALT1303("assembly error"),
    SALT1304("link error"),
    SALT1305("no entry point"),
    // SALT20xx: manifests and the whole system
    SALT2001("invalid manifest"),
    SALT2002("provider missing"),
    SALT2003("name or provider doubled"),
    SALT2004("circular dependency"),
    SALT2005("device claimed twice"),
    SALT2006("memory does not fit"),
    SALT2007("schedule not feasible"),
    SALT2008("deadline cannot be met"),
    SALT2009("priority inversion"),
    SALT2010("versions of a protocol differ"),
    SALT2011("capability never used"),
    // SALT30xx: images, bundles, ELF files
    SALT3001("invalid ELF file"),
    SALT3002("invalid bundle"),
    SALT3003("payload does not fit"),
    // SALT40xx: QEMU and tests
    SALT4001("QEMU not found"),
    SALT4002("QEMU too old"),
    SALT4003("guest failed"),
    // SALT90xx: configuration
    SALT9001("invalid parameter"),
    SALT9002("file not readable or writable"),
    SALT9003("host platform not supported");

    private final String title;

    DiagnosticCode(String title) {
        this.title = title;
    }

    /** The rule in a few words, the same for every occurrence. */
    public String title() {
        return title;
    }
}
