using System.CommandLine;
using System.Globalization;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall eligibility</c>: Sietch by hand, for whoever runs Guildhall.</summary>
internal static class EligibilityVerb
{
    public static Command Create()
    {
        var tenant = CommunityVerb.Tenant();
        return new Command("eligibility", "Who is eligible, and why.")
        {
            Sync(tenant),
            Explain(tenant),
            Verb(
                "status",
                "How the syncs go.",
                tenant,
                (services, community, _, c) => StatusAsync(services, community, c)
            ),
            Verb(
                "holds",
                "Results that the brake held.",
                tenant,
                (services, community, _, c) => HoldsAsync(services, community, c)
            ),
            Confirm(tenant),
            EligibilityAudit.Create(tenant),
        };
    }

    private static Command Sync(Option<string?> tenant)
    {
        var once = new Option<bool>("--once")
        {
            Description = "One run, here and now; the only way from the command line.",
        };
        var verb = Verb(
            "sync",
            "Read the chain, rank, and publish or hold.",
            tenant,
            (s, community, _, c) => SyncAsync(s, community, c)
        );
        verb.Add(once);
        return verb;
    }

    private static Command Explain(Option<string?> tenant)
    {
        var wallet = new Argument<string>("address") { Description = "0x and 40 hexadecimal digits." };
        var verb = Verb(
            "explain",
            "Why a wallet has its rank or not. Exit code 1 when it is not eligible.",
            tenant,
            (services, community, parsed, c) => ExplainAsync(services, community, parsed.GetValue(wallet)!, c)
        );
        verb.Add(wallet);
        return verb;
    }

    private static Command Confirm(Option<string?> tenant)
    {
        var number = RowNumber.Of("hold", "hold", "eligibility holds");
        var verb = Verb(
            "confirm",
            "Publish a ranking that was held.",
            tenant,
            (services, community, parsed, c) => ConfirmAsync(services, community, parsed.GetValue(number), c)
        );
        verb.Add(number);
        return verb;
    }

    public static Command Verb(
        string name,
        string description,
        Option<string?> tenant,
        Func<IServiceProvider, Community, ParseResult, CancellationToken, Task<int>> run
    )
    {
        var verb = new Command(name, description) { tenant };
        verb.SetAction(
            (parsed, cancellation) =>
                CommunityVerb.RunAsync(
                    parsed.GetValue(tenant),
                    (services, community, c) => run(services, community, parsed, c),
                    cancellation
                )
        );
        return verb;
    }

    private static async Task<int> SyncAsync(
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
        var end = await services.GetRequiredService<SyncRun>().TryRunAsync(community, id, cancellation);
        switch (end)
        {
            case null:
                await Console.Error.WriteLineAsync("Another run reads that chain now; try again when it has ended.");
                return ExitCode.Failed;
            case { Outcome.Held: { } held }:
                await Console.Error.WriteLineAsync(
                    $"Held, and nothing published: {held.Why}\nguildhall eligibility confirm {held.Number} publishes it."
                );
                return ExitCode.Found;
            case { Outcome: { } published }:
                Console.WriteLine(
                    $"Published snapshot {published.Snapshot}: {published.Changes.Count} standings have changed."
                );
                return ExitCode.Done;
            case { Behind: { } behind }:
                Console.WriteLine($"{behind} {StatusReport.BehindMeans}");
                return ExitCode.Done;
            default:
                await Console.Error.WriteLineAsync($"{end.Failure} What was published before stays.");
                return ExitCode.Failed;
        }
    }

    private static async Task<int> ExplainAsync(
        IServiceProvider services,
        Community community,
        string text,
        CancellationToken cancellation
    )
    {
        if (!Address.TryParse(text, out var wallet))
        {
            await Console.Error.WriteLineAsync(
                $"{text} is not an address: 0x and 40 hexadecimal digits, all in lower case or with the right checksum (EIP-55)."
            );
            return ExitCode.WrongUse;
        }

        var answer = await services.GetRequiredService<Explainer>().ExplainAsync(community, wallet, cancellation);
        if (!answer.TryGet(out var explained, out var refusal))
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return ExitCode.Failed;
        }

        Console.WriteLine(wallet.ToChecksum());
        foreach (var line in ExplanationText.Of(explained))
        {
            Console.WriteLine(line);
        }

        return explained.IsEligible ? ExitCode.Done : ExitCode.Found;
    }

    private static async Task<int> StatusAsync(
        IServiceProvider services,
        Community community,
        CancellationToken cancellation
    )
    {
        var report = services.GetRequiredService<StatusReport>();
        var holds = services.GetRequiredService<HoldBook>();
        foreach (var line in await report.LinesAsync(community, Time, cancellation))
        {
            Console.WriteLine(line);
        }

        return await holds.TryWaitingAsync(community.Tenant, cancellation) is null ? ExitCode.Done : ExitCode.Found;
    }

    private static async Task<int> HoldsAsync(
        IServiceProvider services,
        Community community,
        CancellationToken cancellation
    )
    {
        const int Shown = 50;
        var holds = services.GetRequiredService<HoldBook>();
        var last = await holds.LastAsync(community.Tenant, Shown, cancellation);
        if (last.Count == 0)
        {
            Console.WriteLine("Nothing was ever held.");
        }

        foreach (var hold in last)
        {
            Console.WriteLine($"{hold.Number}  {hold.State}  {Time(hold.MadeAt)}  block {hold.Block}: {hold.Why}");
            if (HoldText.Leaving(hold.Leavers) is { } leaving)
            {
                Console.WriteLine($"   {leaving}");
            }
        }

        return ExitCode.Done;
    }

    private static async Task<int> ConfirmAsync(
        IServiceProvider services,
        Community community,
        long number,
        CancellationToken cancellation
    )
    {
        var answer = await services.GetRequiredService<HoldDesk>().ConfirmAsync(community, number, "cli", cancellation);
        if (answer.TryGet(out var outcome, out var refusal))
        {
            Console.WriteLine(
                $"Published snapshot {outcome.Snapshot}: {outcome.Changes.Count} standings have changed."
            );
            return ExitCode.Done;
        }

        await Console.Error.WriteLineAsync(refusal.Message);
        return ExitCode.Found;
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
