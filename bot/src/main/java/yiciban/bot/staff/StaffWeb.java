package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** What a controller of the console may ask for: who is signed in, as {@link StaffMember} or {@link Actor}. */
@Configuration(proxyBeanMethods = false)
class StaffWeb implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final Duration KEPT = Duration.ofDays(365);

    /** Of {@code static}, with what the pages of the console look like. */
    private static final List<String> FOLDERS = List.of("staff", "knowledge", "review", "insight");

    private final Admission admission;

    StaffWeb(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(admission);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    /** Under addresses that carry their digest, as those of the chat. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : FOLDERS) {
            registry.addResourceHandler("/" + folder + "/*.css", "/" + folder + "/*.js", "/" + folder + "/*.svg")
                    .addResourceLocations("classpath:/static/" + folder + "/")
                    .setUseLastModified(false)
                    .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable())
                    .resourceChain(true)
                    .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == StaffMember.class || type == Actor.class || type == SignedIn.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        SignedIn signed = SignedIn.current().orElseThrow(NotAllowedException::new);
        if (parameter.getParameterType() == SignedIn.class) {
            return signed;
        }
        if (parameter.getParameterType() == StaffMember.class) {
            return signed.member();
        }
        HttpServletRequest from = request.getNativeRequest(HttpServletRequest.class);
        return Actor.of(signed.member(), from == null ? "" : from.getRemoteAddr());
    }
}
