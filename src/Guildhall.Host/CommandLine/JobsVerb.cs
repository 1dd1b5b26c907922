using System.CommandLine;
using Guildhall.Aegis.Webhooks;
using Guildhall.Core;
using Guildhall.Core.Jobs;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall jobs</c>: what waits, what is dead, and what to do about it.</summary>
internal static class JobsVerb
{
    private const int Page = 100;

    public static Command Create()
    {
        var list = new Command("list", "Count the jobs by kind and show the dead letters.");
        list.SetAction((_, cancellation) => ListAsync(cancellation));
        var replay = Single("replay", "Run a dead letter again.", (dead, id, c) => dead.ReplayAsync(id, "cli", c));
        var discard = Single("discard", "Give a dead letter up.", (dead, id, c) => dead.DiscardAsync(id, "cli", c));
        return new Command("jobs", "Durable jobs and dead letters.") { list, replay, discard };
    }

    private static Command Single(
        string name,
        string description,
        Func<DeadLetters, long, CancellationToken, Task<Refusal?>> act
    )
    {
        var id = RowNumber.Of("id", "dead letter", "jobs list");
        var verb = new Command(name, description) { id };
        verb.SetAction(
            async (parsed, cancellation) =>
            {
                await using var services = await LocalServices.OpenExistingAsync(cancellation);
                var refusal = await act(services.GetRequiredService<DeadLetters>(), parsed.GetValue(id), cancellation);
                if (refusal is null)
                {
                    return ExitCode.Done;
                }

                await Console.Error.WriteLineAsync(refusal.Message);
                return ExitCode.Found;
            }
        );
        return verb;
    }

    private static async Task<int> ListAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenExistingAsync(cancellation);
        var dead = services.GetRequiredService<DeadLetters>();
        foreach (var kind in await dead.CountAsync(cancellation))
        {
            Console.WriteLine($"{kind.Kind}: {kind.Waiting} waiting, {kind.Dead} dead");
        }

        foreach (var letter in await dead.ListAsync(0, Page, cancellation))
        {
            Console.WriteLine($"{letter.Id}  {letter.Kind}  after {letter.Attempts} attempts: {letter.LastError}");
        }

        await ListWebhooksAsync(services, cancellation);

        return ExitCode.Done;
    }

    /// <summary>What no webhook took: sent again from Discord, where it belongs to a server.</summary>
    private static async Task ListWebhooksAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var dead = await services.GetRequiredService<WebhookBook>().DeadAsync(null, Page, cancellation);
        if (dead.Count == 0)
        {
            return;
        }

        Console.WriteLine("Dead webhook deliveries; `/webhook redeliver` in their server sends one again:");
        foreach (var delivery in dead)
        {
            Console.WriteLine(
                $"{delivery.Id}  server {delivery.GuildId}  {delivery.Event}  after {delivery.Attempts} attempts: {delivery.LastError}"
            );
        }
    }
}
