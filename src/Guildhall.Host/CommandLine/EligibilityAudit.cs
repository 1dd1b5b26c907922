using System.CommandLine;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall eligibility audit --once</c>: the whole history again, from an endpoint that did not give it.</summary>
internal static class EligibilityAudit
{
    public static Command Create(Option<string?> tenant)
    {
        var verb = EligibilityVerb.Verb(
            "audit",
            "Read the whole history again from another endpoint and compare. Exit code 1 where it differs, 3 where nobody could say.",
            tenant,
            (services, community, _, c) => RunAsync(services, community, c)
        );
        verb.Add(
            new Option<bool>("--once") { Description = "One audit, here and now; the only way from the command line." }
        );
        return verb;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        Community community,
        CancellationToken cancellation
    )
    {
        if (!community.IsFollowed)
        {
            await Console.Error.WriteLineAsync(EligibilityRefusals.NotYet(community).Message);
            return ExitCode.WrongUse;
        }

        var id = SyncRun.NewId(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var report = await services.GetRequiredService<AuditRun>().TryRunAsync(community, id, cancellation);
        if (report is null)
        {
            await Console.Error.WriteLineAsync("Another audit of that history runs now.");
            return ExitCode.Failed;
        }

        foreach (var line in report.Lines())
        {
            Console.WriteLine(line);
        }

        return report.State switch
        {
            AuditState.Same => ExitCode.Done,
            AuditState.Different => ExitCode.Found,
            _ => ExitCode.Failed,
        };
    }
}
