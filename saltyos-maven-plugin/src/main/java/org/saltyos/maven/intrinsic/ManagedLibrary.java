package org.saltyos.maven.intrinsic;

import java.util.Set;

/**
 * How far the managed language follows calls into the JDK's own class files: everything that computes, nothing that is the
 * JVM or the outside world.
 */
public final class ManagedLibrary {
    private static final Set<String> PACKAGES = Set.of(
            "java/lang/",
            "java/util/",
            "java/util/function/",
            "java/util/random/",
            "java/util/regex/",
            "java/util/stream/",
            "java/util/concurrent/atomic/",
            "java/math/",
            "java/io/",
            "jdk/internal/util/",
            "jdk/internal/util/random/",
            "jdk/internal/util/regex/",
            "jdk/internal/math/",
            "jdk/internal/misc/");

    /** Of those packages, what is the JVM or the outside world, nested classes included. */
    private static final Set<String> EXCLUDED = Set.of(
            "java/lang/ClassLoader",
            "java/lang/ClassValue",
            "java/lang/Module",
            "java/lang/ModuleLayer",
            "java/lang/Package",
            "java/lang/Process",
            "java/lang/ProcessBuilder",
            "java/lang/SecurityManager",
            "java/lang/Shutdown",
            "java/lang/StackWalker",
            "java/lang/Terminator",
            "java/lang/Thread",
            "java/lang/ThreadGroup",
            "java/lang/CharacterName",
            "java/util/Calendar",
            "java/util/Currency",
            "java/util/Date",
            "java/util/GregorianCalendar",
            "java/util/Properties",
            "java/util/PropertyResourceBundle",
            "java/util/ResourceBundle",
            "java/util/ServiceLoader",
            "java/util/SimpleTimeZone",
            "java/util/TimeZone",
            "java/util/Timer",
            "java/util/TimerTask",
            "java/util/WeakHashMap",
            "java/io/Console",
            "java/io/File",
            "java/io/FileCleanable",
            "java/io/FileDescriptor",
            "java/io/FileInputStream",
            "java/io/FileOutputStream",
            "java/io/FileReader",
            "java/io/FileWriter",
            "java/io/ObjectInputStream",
            "java/io/ObjectOutputStream",
            "java/io/ObjectStreamClass",
            "java/io/ObjectStreamField",
            "java/io/OutputStreamWriter",
            "java/io/RandomAccessFile",
            "java/io/UnixFileSystem",
            "jdk/internal/misc/VM",
            "jdk/internal/misc/CDS");

    /** Single classes of other packages. */
    private static final Set<String> INCLUDED = Set.of(
            "java/lang/reflect/Array",
            "jdk/internal/access/JavaLangAccess",
            "jdk/internal/access/JavaUtilCollectionAccess",
            "jdk/internal/access/SharedSecrets",
            "java/lang/ref/SoftReference",
            "java/nio/CharBuffer",
            "java/nio/BufferOverflowException",
            "java/nio/ReadOnlyBufferException",
            "java/nio/charset/Charset",
            "java/nio/charset/CharacterCodingException",
            "java/nio/charset/IllegalCharsetNameException",
            "java/nio/charset/MalformedInputException",
            "java/nio/charset/StandardCharsets",
            "java/nio/charset/UnmappableCharacterException",
            "java/nio/charset/UnsupportedCharsetException",
            "java/text/DecimalFormat",
            "java/text/DecimalFormatSymbols",
            "java/text/NumberFormat",
            "sun/nio/cs/ISO_8859_1",
            "sun/nio/cs/US_ASCII",
            "sun/nio/cs/UTF_8",
            "sun/nio/cs/Unicode",
            "java/util/concurrent/TimeUnit");

    /**
     * What library code names but no program reaches, because nothing makes such an object or the condition never holds:
     * there is one processor for parallel streams and sorts, no security manager, no serialization, no flight recorder. And
     * what only a few special cases need, which end in a panic instead: character names and canonical equivalence in
     * patterns, final sigma, character sets that String does not know by itself.
     */
    private static final Set<String> NEVER = Set.of(
            "java/nio/charset/CharsetDecoder",
            "java/nio/charset/CharsetEncoder",
            "java/text/BreakIterator",
            "java/text/Normalizer",
            "java/text/Normalizer$Form",
            "sun/nio/cs/ArrayDecoder",
            "sun/nio/cs/ArrayEncoder",
            "sun/text/Normalizer",
            "java/lang/CharacterName",
            "java/io/ObjectInputStream",
            "java/io/ObjectOutputStream",
            "java/lang/SecurityManager",
            "java/security/AccessController",
            "sun/util/locale/provider/LocaleProviderAdapter",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/CountedCompleter",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/ForkJoinTask",
            "jdk/internal/misc/VM",
            "jdk/internal/event/ThrowableTracer",
            "sun/security/action/GetBooleanAction");

    private ManagedLibrary() {}

    /** Whether library code that uses a class, by internal name, is code that no program reaches. */
    public static boolean isNeverReached(String owner) {
        return NEVER.contains(owner);
    }

    /** Whether code of a JDK class, by internal name, can be part of an image. */
    public static boolean allows(String owner) {
        int dollar = owner.indexOf('$');
        String top = dollar < 0 ? owner : owner.substring(0, dollar);
        return INCLUDED.contains(top)
                || PACKAGES.contains(owner.substring(0, owner.lastIndexOf('/') + 1)) && !EXCLUDED.contains(top);
    }
}
