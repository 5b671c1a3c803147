package smpng.suites.engines;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property the seed that its fork was started with. Derived from the run's seed and the test's name, it does
 * not depend on which other tests are run. jqwik finds this class as a service; where no seed is given, it chooses one.
 */
public final class SeedHook implements AroundPropertyHook {
    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        Long seed = Long.getLong("smpng.seed");
        if (seed != null) {
            String test = context.containerClass().getName() + "#"
                    + context.targetMethod().getName();
            context.attributes().setSeed(Long.toString(seed * 31 + test.hashCode()));
        }
        return property.execute();
    }
}
