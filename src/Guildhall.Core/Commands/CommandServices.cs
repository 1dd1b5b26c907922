using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>The explicit table: what is not added here does not exist.</summary>
public static class CommandServices
{
    public static IServiceCollection AddCommand<T>(this IServiceCollection services)
        where T : class, ICommand
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(
            new CommandEntry(T.Spec, (s, context, cancellation) => Get<T>(s).HandleAsync(context, cancellation))
        );
    }

    public static IServiceCollection AddAutocomplete<T>(this IServiceCollection services)
        where T : class, IAutocomplete
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(
            new AutocompleteEntry(T.Spec, (s, context, cancellation) => Get<T>(s).SuggestAsync(context, cancellation))
        );
    }

    public static IServiceCollection AddComponent<T>(this IServiceCollection services)
        where T : class, IComponent
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(
            new ComponentEntry(T.Spec, (s, context, cancellation) => Get<T>(s).HandleAsync(context, cancellation))
        );
    }

    public static IServiceCollection AddModal<T>(this IServiceCollection services)
        where T : class, IModal
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(
            new ModalEntry(T.Spec, (s, context, cancellation) => Get<T>(s).HandleAsync(context, cancellation))
        );
    }

    public static IServiceCollection AddListener<TEvent, T>(this IServiceCollection services)
        where T : class, IListener<TEvent>
    {
        services.TryAddSingleton<T>();
        return services.AddSingleton(
            new ListenerEntry<TEvent>(
                typeof(T).Name,
                (s, happened, cancellation) => Get<T>(s).HandleAsync(happened, cancellation)
            )
        );
    }

    /// <summary>
    /// Says as what an event is read, once for each kind: <c>AddGatewayEvent("MESSAGE_CREATE", DiscordJson.Default.Message)</c>.
    /// Where two kinds have one shape, each needs a record of its own, since listeners are found by the type.
    /// </summary>
    public static IServiceCollection AddGatewayEvent<TEvent>(
        this IServiceCollection services,
        string type,
        JsonTypeInfo<TEvent> json
    ) => services.AddSingleton<GatewayEntry>(new GatewayEntry<TEvent>(type, json));

    internal static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services
            .AddOptionsWithValidateOnStart<CommandsOptions, CommandsOptions.Validator>()
            .BindConfiguration("Guildhall:Commands");
        services.TryAddSingleton(p => new PostedAnswers(
            ActivatorUtilities.CreateInstance<RestInteractionAnswers>(p),
            p.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<IInteractionAnswers>(p => p.GetRequiredService<PostedAnswers>());
        services.TryAddSingleton<ICommandRegistry, RestCommandRegistry>();
        services.TryAddSingleton(p => Names(p.GetRequiredService<GuildCache>()));
        return services
            .AddSingleton<IGatewaySubscriber, GatewayRouter>()
            .AddSingleton(p => new CommandTable(
                p.GetServices<CommandEntry>(),
                p.GetServices<AutocompleteEntry>(),
                p.GetServices<ComponentEntry>(),
                p.GetServices<ModalEntry>()
            ))
            .AddSingleton(p => new CustomIds(
                Secret(p.GetRequiredService<IOptions<CommandsOptions>>().Value),
                p.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<CommandMetrics>()
            .AddSingleton<LateReplies>()
            .AddSingleton<Cooldowns>()
            .AddSingleton<RequestGate>()
            .AddSingleton<CallFinder>()
            .AddSingleton<Suggestions>()
            .AddSingleton<CommandRouter>()
            .AddSingleton<IInteractionSink>(p => p.GetRequiredService<CommandRouter>())
            .AddSingleton(p => new PostedInteractions(
                p.GetRequiredService<CommandRouter>(),
                p.GetRequiredService<PostedAnswers>()
            ))
            .AddSingleton(p => new EventRouter(
                p,
                p.GetRequiredService<CommandMetrics>(),
                p.GetRequiredService<ILogger<EventRouter>>()
            ))
            .AddSingleton(p => new CommandRegistrar(
                p.GetRequiredService<CommandTable>(),
                p.GetRequiredService<ICommandRegistry>(),
                p.GetRequiredService<IOptions<CommandsOptions>>(),
                p.GetRequiredService<ILogger<CommandRegistrar>>()
            ))
            .AddHostedService<CommandWorker>();
    }

    private static RoleNames Names(GuildCache guilds) =>
        (guild, role) => guilds.TryGet(guild)?.Roles.Roles.GetValueOrDefault(role)?.Name;

    private static byte[] Secret(CommandsOptions options) =>
        options.SigningKey is { } configured
            ? SHA256.HashData(Encoding.UTF8.GetBytes(configured))
            : RandomNumberGenerator.GetBytes(32);

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
