using System.CommandLine;
using System.Globalization;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall key</c>: who may ask over HTTP. A key is shown once, when it is made.</summary>
internal static class KeyVerb
{
    private const int LongestDays = 36_500;

    public static Command Create()
    {
        var tenant = CommunityVerb.Tenant();
        var name = new Argument<string>("name") { Description = "Whose it is: 1 to 60 characters." };
        var days = new Option<int?>("--days")
        {
            Description = "When it ends: 1 to 36500 days from now; never where it is left out.",
        };
        var admin = new Option<bool>("--admin")
        {
            Description = "For admins: it also reads the audit log, makes rulings and awards badges under /api/v1.",
        };
        var add = new Command("add", "Make a key and show it, once.") { name, tenant, days, admin };
        add.SetAction(
            (parsed, cancellation) =>
                CommunityVerb.RunAsync(
                    parsed.GetValue(tenant),
                    (services, community, c) =>
                        AddAsync(
                            services,
                            community,
                            parsed.GetValue(name)!,
                            parsed.GetValue(admin) ? ApiKeys.Admin : ApiKeys.ReadEligibility,
                            parsed.GetValue(days),
                            c
                        ),
                    cancellation
                )
        );
        var list = new Command("list", "The keys there are, without what they open.") { tenant };
        list.SetAction(
            (parsed, cancellation) => CommunityVerb.RunAsync(parsed.GetValue(tenant), ListAsync, cancellation)
        );
        var id = new Argument<string>("id") { Description = "As key list shows it." };
        var revoke = new Command("revoke", "End a key.") { id, tenant };
        revoke.SetAction(
            (parsed, cancellation) =>
                CommunityVerb.RunAsync(
                    parsed.GetValue(tenant),
                    (services, community, c) => RevokeAsync(services, community, parsed.GetValue(id)!, c),
                    cancellation
                )
        );
        return new Command("key", "Keys of the HTTP interface.") { add, list, revoke };
    }

    private static async Task<int> AddAsync(
        IServiceProvider services,
        Community community,
        string name,
        string scope,
        int? days,
        CancellationToken cancellation
    )
    {
        if (days is < 1 or > LongestDays)
        {
            await Console.Error.WriteLineAsync(
                $"--days is 1 to {LongestDays}, or left out for a key that does not end."
            );
            return ExitCode.WrongUse;
        }

        DateTimeOffset? end = days is { } count
            ? services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(count)
            : null;
        var made = await services
            .GetRequiredService<ApiKeys>()
            .MakeAsync(community.Tenant, name, scope, end, "cli", cancellation);
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
