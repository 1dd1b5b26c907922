using System.Runtime.CompilerServices;
using Guildhall.Core;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Host.Adapters;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Host.CommandLine;
using Guildhall.Host.Serving;
using Guildhall.Host.Settings;
using Guildhall.Onomancer;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Diagnosis;

/// <summary>Examines every setting and every outside world, one after the other; what is wrong with one hides no other.</summary>
internal static class Doctor
{
    private const string Tenants = "tenants";
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private static readonly (
        string Subject,
        Func<IServiceProvider, CancellationToken, Task<Finding>> Examine
    )[] parts =
    [
        ("data folder", ExamineDataAsync),
        ("database", ExamineDatabaseAsync),
        (Tenants, ExamineTenantsAsync),
        ("wallet links", ExamineLinksAsync),
        ("discord", ExamineDiscordAsync),
        ("language model", ExamineModelAsync),
        ("documents", ExamineDocumentsAsync),
    ];

    public static async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (configuration, fault) = Load();
        if (configuration is null)
        {
            yield return fault!;
            yield break;
        }

        yield return fault
            ?? new(
                "settings",
                FindingState.Good,
                GuildhallConfiguration.File() is { } file
                    ? $"read from {file} and the environment"
                    : "read from the environment; no guildhall.json"
            );
        foreach (var wrong in Faults(configuration))
        {
            yield return new("settings", FindingState.Wrong, wrong);
        }

        if (OptionFaults.Find(configuration).Any())
        {
            // With values that cannot be read, nothing can be made that could be examined.
            yield break;
        }

        await using var services = LocalServices.Build(configuration);
        if (PublicAddress.TryExamine(services) is { } address)
        {
            yield return address;
        }

        foreach (var (subject, examine) in parts)
        {
            if (await SafelyAsync(subject, examine, services, cancellation) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var wrong in MisnamedEndpoints(services))
        {
            yield return new("settings", FindingState.Wrong, wrong);
        }

        foreach (var finding in await RoomDoctor.ExamineAsync(services, cancellation))
        {
            yield return finding;
        }

        await foreach (var finding in ChainDoctor.ExamineAsync(services, cancellation))
        {
            yield return finding;
        }
    }

    private static (IConfigurationRoot?, Finding?) Load()
    {
        try
        {
            return (GuildhallConfiguration.Load(), null);
        }
        catch (SettingsException exception)
        {
            return (null, new("settings", FindingState.Wrong, exception.Message));
        }
    }

    private static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        try
        {
            GuildhallConfiguration.Check(configuration, HostRoles.None);
            return [];
        }
        catch (SettingsException exception)
        {
            return exception.Faults;
        }
    }

    /// <summary>Endpoints under a name that no tenant has.</summary>
    private static IReadOnlyList<string> MisnamedEndpoints(IServiceProvider services)
    {
        try
        {
            return [.. EndpointTenants.Faults(services)];
        }
        catch (TenantConfigurationException)
        {
            // Said where the tenants are examined.
            return [];
        }
    }

    /// <summary>A part that cannot even be made is a finding, not the end of the examination. Null for what is no fault of its own.
    /// </summary>
    private static async Task<Finding?> SafelyAsync(
        string subject,
        Func<IServiceProvider, CancellationToken, Task<Finding>> examine,
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            late.CancelAfter(patience);
            return await examine(services, late.Token);
        }
        catch (TenantConfigurationException) when (subject != Tenants)
        {
            return null;
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return exception switch
            {
                OptionsValidationException options => new(
                    subject,
                    FindingState.Wrong,
                    string.Join(" ", options.Failures)
                ),
                TenantConfigurationException or StorageException or KeyFileException => new(
                    subject,
                    FindingState.Wrong,
                    exception.Message
                ),
                OperationCanceledException => new(subject, FindingState.Unknown, "no answer in 10 s"),
                _ => new(subject, FindingState.Unknown, $"could not be examined ({exception.GetType().Name})"),
            };
        }
    }

    private static Task<Finding> ExamineDataAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var folder = services.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data;
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".doctor");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return Task.FromResult(new Finding("data folder", FindingState.Good, $"{folder} can be written"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(
                new Finding("data folder", FindingState.Wrong, $"{folder} cannot be written; another: GUILDHALL__DATA")
            );
        }
    }

    private static async Task<Finding> ExamineDatabaseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellation);
        var schema = applied.Count == 0 ? "schema up to date" : $"schema brought up to date ({applied.Count} steps)";
        var which = options.Provider == StorageProvider.Postgres ? "PostgreSQL" : $"SQLite in {options.Path}";
        return new("database", FindingState.Good, $"{which}, {schema}");
    }

    private static async Task<Finding> ExamineLinksAsync(IServiceProvider services, CancellationToken cancellation) =>
        await services.GetRequiredService<LostLinks>().CountAsync(cancellation) is > 0 and var lost
            ? new(
                "wallet links",
                FindingState.Wrong,
                $"{lost} are sealed with a key that is not here. Put sietch-links.key back into the data folder; if it is lost, "
                    + "guildhall wallets drop-unreadable deletes them, and their members run /verify again"
            )
            : new("wallet links", FindingState.Good, "all can be read");

    private static Task<Finding> ExamineTenantsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var folder = services.GetRequiredService<IOptions<TenantsOptions>>().Value.Directory;
        var tenants = services.GetRequiredService<TenantRegistry>().All;
        var lost = tenants
            .SelectMany(tenant =>
                Projects.Of(tenant).Where(p => !Directory.Exists(p.Root)).Select(p => $"{tenant.Id}: {p.Name}")
            )
            .ToList();
        if (lost.Count > 0)
        {
            return Task.FromResult(
                new Finding(
                    "tenants",
                    FindingState.Wrong,
                    $"these projects' root folders do not exist: {string.Join(", ", lost)}"
                )
            );
        }

        return Task.FromResult(
            tenants.Count == 0
                ? new Finding(
                    "tenants",
                    FindingState.Absent,
                    $"no file in {folder}: no server is served (docs/guides/tenants.md)"
                )
                : new Finding("tenants", FindingState.Good, string.Join(", ", tenants.Select(t => t.Id)))
        );
    }

    private static async Task<Finding> ExamineDiscordAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<DiscordOptions>();
        if (options.Token.Length == 0)
        {
            return new("discord", FindingState.Absent, "set GUILDHALL__DISCORD__TOKEN to the bot's token: unlocks run");
        }

        try
        {
            var application = await services.GetRequiredService<DiscordRest>().GetCurrentApplicationAsync(cancellation);
            return Examine(application, services.GetRequiredService<IConfiguration>())
                ?? new("discord", FindingState.Good, $"{options.Api.Host} knows the token as {application.Name}");
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 401)
        {
            return new("discord", FindingState.Wrong, "Discord does not know the token in GUILDHALL__DISCORD__TOKEN");
        }
        catch (DiscordApiException)
        {
            return new("discord", FindingState.Unknown, $"{options.Api.Host} cannot be reached; the token is set");
        }
    }

    /// <summary>What is wrong between where interactions go and where they are awaited; null for nothing.</summary>
    private static Finding? Examine(Application application, IConfiguration configuration)
    {
        var key = Setting.Text(configuration[InteractionEndpoint.PublicKey]);
        if (key is not null && !key.Equals(application.VerifyKey, StringComparison.OrdinalIgnoreCase))
        {
            return new(
                "discord",
                FindingState.Wrong,
                $"GUILDHALL__DISCORD__PUBLICKEY is not the public key of {application.Name}: nothing posted would be believed"
            );
        }

        return key is null && application.InteractionsEndpointUrl is { Length: > 0 } address
            ? new(
                "discord",
                FindingState.Wrong,
                $"Discord posts interactions to {address}; set GUILDHALL__DISCORD__PUBLICKEY, or empty that address in the developer portal"
            )
            : null;
    }

    private static Task<Finding> ExamineModelAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var model = services.GetRequiredService<ILanguageModel>();
        // Asking a model costs money, so doctor says which one is set up and leaves the first question to a user.
        return Task.FromResult(
            model.IsLanguageModel
                ? new Finding(
                    "language model",
                    FindingState.Unknown,
                    $"{model.Name} is set up; not asked, since that costs"
                )
                : new Finding(
                    "language model",
                    FindingState.Absent,
                    $"{model.Name}: an extract without a language model. ANTHROPIC_API_KEY or OPENAI_BASE_URL unlock one"
                )
        );
    }

    private static Task<Finding> ExamineDocumentsAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<IDocumentStore>();
        return Task.FromResult(
            store.Name == "local"
                ? new Finding(
                    "documents",
                    FindingState.Good,
                    "in the data folder, served by signed links. GOOGLE_APPLICATION_CREDENTIALS unlocks Google Docs"
                )
                : new Finding(
                    "documents",
                    FindingState.Unknown,
                    "Google Docs is set up; the first summary will show whether it answers"
                )
        );
    }
}
