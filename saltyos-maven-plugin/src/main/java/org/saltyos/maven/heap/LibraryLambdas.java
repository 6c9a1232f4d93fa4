package org.saltyos.maven.heap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.saltyos.maven.diag.CompilerBug;

/**
 * Gives the running JDK the classes that lambdas of its own code become, so that those without captures have their one
 * object to be put into an image. The class goes where its package is; nobody calls the object's method on this JVM.
 */
final class LibraryLambdas {
    private LibraryLambdas() {}

    /** The class by that name beside {@code outer}, defined from {@code file} if this JVM does not have it yet. */
    static synchronized Class<?> define(Class<?> outer, String name, byte[] file) {
        ClassLoader loader = outer.getClassLoader();
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            return defineNew(loader, name, file);
        }
    }

    private static Class<?> defineNew(@Nullable ClassLoader loader, String name, byte[] file) {
        try {
            // Lookup.defineClass would need every package opened to the compiler, this needs java.lang alone.
            Method define = ClassLoader.class.getDeclaredMethod(
                    "defineClass1",
                    ClassLoader.class,
                    String.class,
                    byte[].class,
                    int.class,
                    int.class,
                    ProtectionDomain.class,
                    String.class);
            define.setAccessible(true);
            Object defined = define.invoke(null, loader, name, file, 0, file.length, null, null);
            return Class.forName(((Class<?>) defined).getName(), true, loader);
        } catch (InvocationTargetException | NoSuchMethodException | IllegalAccessException e) {
            throw new CompilerBug("the lambda class " + name + " cannot be defined", e);
        } catch (ClassNotFoundException e) {
            throw new CompilerBug("the lambda class " + name + " is not where it was defined", e);
        }
    }
}
