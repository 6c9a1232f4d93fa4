package org.saltyos.maven.heap;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which hash codes of this JVM's objects are made up, and are other ones in the image. */
final class MadeUpHashes {
    private static final int DEEPEST = 4;

    private MadeUpHashes() {}

    /** Whether the hash code of an object is not computed from its content. */
    static boolean isMadeUp(@Nullable Object key) {
        if (key == null) {
            return false;
        }
        try {
            Class<?> declaring = key.getClass().getMethod("hashCode").getDeclaringClass();
            return declaring == Object.class || declaring == Enum.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Whether the hash code of an object that computes one may be computed from such hash codes. */
    static boolean isMixed(Object key) {
        return !isMadeUp(key) && hasMadeUp(key, DEEPEST);
    }

    private static boolean hasMadeUp(@Nullable Object object, int depth) {
        if (isMadeUp(object)) {
            return true;
        }
        if (object == null || depth == 0 || object.getClass().getPackageName().equals("java.lang")) {
            return false;
        }
        if (object instanceof Collection<?> elements) {
            return elements.stream().anyMatch(each -> hasMadeUp(each, depth - 1));
        }
        if (object instanceof Map<?, ?> map) {
            return hasMadeUp(map.keySet(), depth) || hasMadeUp(map.values(), depth);
        }
        return !object.getClass().getPackageName().startsWith("java.math") && fields(object, depth);
    }

    private static boolean fields(Object object, int depth) {
        for (Class<?> c = object.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : declared(c)) {
                boolean looked = !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !field.getType().isArray();
                if (looked && hasMadeUp(value(object, field), depth - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Field[] declared(Class<?> c) {
        try {
            return c.getDeclaredFields();
        } catch (LinkageError e) {
            return new Field[0]; // one has a class that cannot be loaded: who reads their values tells so
        }
    }

    private static @Nullable Object value(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return null; // state of the JVM, which no hash code is computed from
        }
    }
}
