using System.CommandLine;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Nyms;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall nyms</c>: the way out where the key by which they are kept is lost.</summary>
internal static class NymsVerb
{
    public static Command Create()
    {
        var tenant = CommunityVerb.Tenant();
        var drop = new Command(
            "drop-kept",
            "Free the nyms that a lost sietch-nyms.key kept for former owners; everybody keeps the one that they bear."
        )
        {
            tenant,
        };
        drop.SetAction(
            (parsed, cancellation) => CommunityVerb.RunAsync(parsed.GetValue(tenant), DropAsync, cancellation)
        );
        return new Command("nyms", "The names that members bear.") { drop };
    }

    private static async Task<int> DropAsync(
        IServiceProvider services,
        Community community,
        CancellationToken cancellation
    )
    {
        var dropped = await services.GetRequiredService<NymBook>().DropAsync(community.Tenant, "cli", cancellation);
        Console.WriteLine($"{dropped} were kept and are not any more; the next start keeps those that are borne.");
        return ExitCode.Done;
    }
}
