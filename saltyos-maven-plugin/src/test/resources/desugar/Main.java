package desugar;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;

/** Prints what every case gives. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            Class<?> c = Class.forName(name);
            Method[] methods = c.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method method : methods) {
                if (Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getReturnType() == String.class
                        && method.getParameterCount() == 0) {
                    System.out.println(name + "." + method.getName() + " " + method.invoke(null));
                }
            }
        }
    }
}
