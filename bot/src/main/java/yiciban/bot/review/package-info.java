/** 知识缺口: what citizens asked and did not get answered. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package yiciban.bot.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
