using System.CommandLine;
using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Host.CommandLine;

/// <summary>What verbs about one community have in common: which it is, and the services beside which they run.</summary>
internal static class CommunityVerb
{
    public static Option<string?> Tenant() =>
        new("--tenant") { Description = "Which one; the only one where there is one." };

    public static async Task<int> RunAsync(
        string? tenant,
        Func<IServiceProvider, Community, CancellationToken, Task<int>> run,
        CancellationToken cancellation
    )
    {
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        if (Of(services.GetRequiredService<CommunityRegistry>(), tenant).TryGet(out var community, out var refusal))
        {
            return await run(services, community, cancellation);
        }

        await Console.Error.WriteLineAsync(refusal.Message);
        return ExitCode.WrongUse;
    }

    /// <summary>The one that is meant; the only one where none is named.</summary>
    private static Result<Community> Of(CommunityRegistry communities, string? wanted)
    {
        var all = communities.All.ToList();
        var names = string.Join(", ", all.Select(community => community.Tenant));
        return (all.Count, wanted) switch
        {
            (0, _) => CommunityRefusals.NotHere,
            (1, null) => all[0],
            (_, null) => new Refusal("sietch.which_tenant", $"--tenant says which one: {names}."),
            _ => TenantId.TryParse(wanted, out var id) && communities.TryGet(id) is { } community
                ? community
                : new Refusal("sietch.unknown_tenant", $"There is no tenant {wanted} with a Sietch; there is {names}."),
        };
    }
}
