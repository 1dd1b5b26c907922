using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Core.SignIn;

/// <summary>Who is signed in where, kept in the database: a copy of it opens nothing, and any replica knows every session.</summary>
public sealed class WebSessions(Db db, TimeProvider time)
{
    /// <summary>Without a request for so long, a session is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session is over then, however busy.</summary>
    public static readonly TimeSpan Total = TimeSpan.FromDays(7);

    private const int LongestAgent = 200;
    private static readonly TimeSpan BetweenTouches = TimeSpan.FromMinutes(5);

    /// <summary>Starts a session and returns its key, which is known nowhere else.</summary>
    public async Task<string> StartAsync(
        Snowflake<User> user,
        string name,
        string agent,
        CancellationToken cancellation
    )
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var row = new
        {
            Hash = Hash(key),
            Id = RandomNumberGenerator.GetHexString(16, lowercase: true),
            User = user,
            Name = name,
            Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
            Now = now,
            Ends = now + Total,
            IdleSince = now - Idle,
        };
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(SessionSql.Sweep, row);
                await unit.ExecuteAsync(SessionSql.Start, row);
            },
            cancellation
        );
        return key;
    }

    /// <summary>Null where there is no such session any more. Counts as being seen.</summary>
    public async Task<WebSession?> FindAsync(string key, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var find = new
        {
            Hash = Hash(key),
            Now = now,
            IdleSince = now - Idle,
        };
        var session = await db.QuerySingleOrDefaultAsync<WebSession>(SessionSql.Find, find, cancellation);
        if (session is not null && now - session.SeenAt >= BetweenTouches)
        {
            await db.WriteAsync(unit => unit.ExecuteAsync(SessionSql.Touch, find), cancellation);
        }

        return session;
    }

    public Task<IReadOnlyList<WebSession>> OfAsync(Snowflake<User> user, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var of = new
        {
            User = user,
            Now = now,
            IdleSince = now - Idle,
        };
        return db.QueryAsync<WebSession>(SessionSql.Of, of, cancellation);
    }

    public Task EndAsync(string key, CancellationToken cancellation) =>
        db.WriteAsync(unit => unit.ExecuteAsync(SessionSql.End, new { Hash = Hash(key) }), cancellation);

    /// <summary>False where that person has no such session.</summary>
    public async Task<bool> RevokeAsync(Snowflake<User> user, string id, CancellationToken cancellation) =>
        await db.WriteAsync(unit => unit.ExecuteAsync(SessionSql.Revoke, new { User = user, Id = id }), cancellation)
        == 1;

    /// <summary>Signs a person out everywhere, inside the unit that asks for it.</summary>
    public static Task<int> RevokeAllAsync(Unit unit, Snowflake<User> user) =>
        unit.ExecuteAsync(SessionSql.RevokeAll, new { User = user });

    /// <summary>The token of changes: follows from the key, so that nothing more has to be kept.</summary>
    public static string CsrfOf(string key) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), "guildhall.csrf.1"u8));

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
