using System.CommandLine;
using System.Globalization;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall key</c>: who may ask over HTTP. A key is shown once, when it is made.</summary>
internal static class KeyVerb
{
    public static Command Create()
    {
        var tenant = new Option<string?>("--tenant") { Description = "Which one; the only one where there is one." };
        var name = new Argument<string>("name") { Description = "Whose it is: 1 to 60 characters." };
        var days = new Option<int?>("--days") { Description = "When it ends; never where it is left out." };
        var add = new Command("add", "Make a key and show it, once.") { name, tenant, days };
        add.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed.GetValue(tenant),
                    (services, community, c) =>
                        AddAsync(services, community, parsed.GetValue(name)!, parsed.GetValue(days), c),
                    cancellation
                )
        );
        var list = new Command("list", "The keys there are, without what they open.") { tenant };
        list.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(tenant), ListAsync, cancellation));
        var id = new Argument<string>("id") { Description = "As key list shows it." };
        var revoke = new Command("revoke", "End a key.") { id, tenant };
        revoke.SetAction(
            (parsed, cancellation) =>
                RunAsync(
                    parsed.GetValue(tenant),
                    (services, community, c) => RevokeAsync(services, community, parsed.GetValue(id)!, c),
                    cancellation
                )
        );
        return new Command("key", "Keys of the HTTP interface.") { add, list, revoke };
    }

    private static async Task<int> RunAsync(
        string? tenant,
        Func<IServiceProvider, Community, CancellationToken, Task<int>> run,
        CancellationToken cancellation
    )
    {
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        var found = EligibilityVerb.CommunityOf(services.GetRequiredService<CommunityRegistry>(), tenant);
        if (found.TryGet(out var community, out var refusal))
        {
            return await run(services, community, cancellation);
        }

        await Console.Error.WriteLineAsync(refusal.Message);
        return ExitCode.WrongUse;
    }

    private static async Task<int> AddAsync(
        IServiceProvider services,
        Community community,
        string name,
        int? days,
        CancellationToken cancellation
    )
    {
        DateTimeOffset? end = days is { } count
            ? services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(Math.Clamp(count, -1, 36500))
            : null;
        var made = await services
            .GetRequiredService<ApiKeys>()
            .MakeAsync(community.Tenant, name, end, "cli", cancellation);
        if (!made.TryGet(out var key, out var refusal))
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return ExitCode.WrongUse;
        }

        Console.WriteLine($"id              {key.Id}");
        Console.WriteLine($"key             {key.Text}");
        Console.WriteLine($"signing secret  {key.SigningSecret}");
        await Console.Error.WriteLineAsync("Neither is shown again, and neither is stored. X-API-Key takes the key.");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(
        IServiceProvider services,
        Community community,
        CancellationToken cancellation
    )
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var key in await services.GetRequiredService<ApiKeys>().ListAsync(community.Tenant, cancellation))
        {
            var state =
                key.RevokedAt is not null ? "revoked"
                : !key.IsValidAt(now) ? "ended"
                : key.ExpiresAt is { } end
                    ? $"until {end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                : "valid";
            Console.WriteLine($"{key.Id}  {state}  {key.Scope}  {key.Name}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RevokeAsync(
        IServiceProvider services,
        Community community,
        string id,
        CancellationToken cancellation
    )
    {
        var refusal = await services
            .GetRequiredService<ApiKeys>()
            .RevokeAsync(community.Tenant, id, "cli", cancellation);
        if (refusal is null)
        {
            Console.WriteLine($"Key {id} opens nothing any more; a running service knows it within 5 s.");
            return ExitCode.Done;
        }

        await Console.Error.WriteLineAsync(refusal.Message);
        return ExitCode.Found;
    }
}
