/** 运维: what an administrator does to the running program: turning channels off and on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"conversation", "staff", "system"})
package yiciban.bot.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
