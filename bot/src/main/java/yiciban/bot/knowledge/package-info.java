/** 内容: drafts, approval, publications, the gate before them, and the content citizens are answered from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"answer", "backup", "conversation", "imports", "staff", "system", "telegram"})
package yiciban.bot.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
