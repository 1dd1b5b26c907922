using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Who is signed in: by a cookie of ours after a wallet's signature, else by Discord's sign-in. A wallet opens a
/// member's own pages here and nothing else, so its session is none of Discord's.</summary>
internal sealed class MemberSessions(Db db, TimeProvider time, IOptions<GuildhallOptions> shared)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Total = TimeSpan.FromDays(7);

    private const int LongestKey = 120;
    private const int SecretBytes = 32;
    private static readonly TimeSpan betweenTouches = TimeSpan.FromMinutes(5);

    private bool IsHttps => shared.Value.PublicUrl?.Scheme == Uri.UriSchemeHttps;

    // __Host- is the browser's promise that no other host of the domain set it; it wants https, and the path of all communities.
    private string CookieOf(TenantId tenant) => IsHttps ? $"__Host-sietch-{tenant}" : $"sietch_session_{tenant}";

    /// <summary>Signs in; the browser's former session ends.</summary>
    /// <param name="opener">The wallet that signed, of the member who comes in.</param>
    public async Task StartAsync(HttpContext http, TenantId tenant, WalletLink opener)
    {
        var key = $"{tenant}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var now = time.GetUtcNow();
        var row = new
        {
            Tenant = tenant,
            Hash = Hash(key),
            opener.Member,
            Link = opener.Id,
            Now = now,
            Ends = now + Total,
            IdleSince = now - Idle,
        };
        var former = TryKey(http, tenant);
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(MemberSessionSql.SweepSessions, row);
                if (former is not null)
                {
                    await unit.ExecuteAsync(MemberSessionSql.End, new { Tenant = tenant, Hash = Hash(former) });
                }

                await unit.ExecuteAsync(MemberSessionSql.Start, row);
            },
            http.RequestAborted
        );
        http.Response.Cookies.Append(CookieOf(tenant), key, CookieWith(now + Total));
    }

    /// <summary>Null for somebody who is not signed in, or no member of that community.</summary>
    public async Task<MemberSession?> TryFindAsync(HttpContext http, TenantId tenant)
    {
        var now = time.GetUtcNow();
        if (TryKey(http, tenant) is { } key)
        {
            var find = new
            {
                Tenant = tenant,
                Hash = Hash(key),
                Now = now,
                IdleSince = now - Idle,
            };
            var found = await db.QuerySingleOrDefaultAsync<Found>(MemberSessionSql.Find, find, http.RequestAborted);
            if (found is not null)
            {
                if (now - found.SeenAt > betweenTouches)
                {
                    await db.WriteAsync(unit => unit.ExecuteAsync(MemberSessionSql.Touch, find), http.RequestAborted);
                }

                return new(tenant, found.MemberId, found.UserId, CsrfOf(key));
            }
        }

        return
            Visitor.Of(http) is { } visitor
            && await db.QuerySingleOrDefaultAsync<MemberId?>(
                LinkSql.MemberOf,
                new { Tenant = tenant, visitor.User },
                http.RequestAborted
            )
                is { } member
            ? new(tenant, member, visitor.User, null)
            : null;
    }

    public async Task EndAsync(HttpContext http, TenantId tenant)
    {
        if (TryKey(http, tenant) is { } key)
        {
            var end = new { Tenant = tenant, Hash = Hash(key) };
            await db.WriteAsync(unit => unit.ExecuteAsync(MemberSessionSql.End, end), http.RequestAborted);
        }

        http.Response.Cookies.Delete(CookieOf(tenant), CookieWith(null));
    }

    /// <summary>Where somebody is signed in by a wallet; the oldest first.</summary>
    /// <param name="http">Of the browser that asks; null for none.</param>
    public async Task<IReadOnlyList<OpenSession>> OfAsync(
        HttpContext? http,
        TenantId tenant,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var find = new
        {
            Tenant = tenant,
            User = user,
            Now = now,
            IdleSince = now - Idle,
        };
        var own = http is not null && TryKey(http, tenant) is { } key ? Hash(key) : null;
        return
        [
            .. (await db.QueryAsync<Row>(MemberSessionSql.OfUser, find, cancellation)).Select(row => new OpenSession(
                row.LinkId,
                row.MadeAt,
                row.SeenAt,
                row.KeyHash == own
            )),
        ];
    }

    /// <summary>Ends all of a member's sessions but that of the browser that asks.</summary>
    /// <param name="http">Null to end every one.</param>
    /// <returns>How many.</returns>
    public Task<int> EndOthersAsync(
        HttpContext? http,
        TenantId tenant,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var end = new
        {
            Tenant = tenant,
            User = user,
            But = http is not null && TryKey(http, tenant) is { } key ? Hash(key) : "",
        };
        return db.WriteAsync(unit => unit.ExecuteAsync(MemberSessionSql.EndOthers, end), cancellation);
    }

    /// <summary>Ends those whose wallet is linked no more.</summary>
    public static Task EndUnlinkedAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(MemberSessionSql.EndUnlinked, new { Tenant = tenant });

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"guildhall.sietch.session|{text}")));

    private string? TryKey(HttpContext http, TenantId tenant) =>
        http.Request.Cookies[CookieOf(tenant)] is { Length: > 0 and <= LongestKey } key
        && key.StartsWith($"{tenant}.", StringComparison.Ordinal)
            ? key
            : null;

    private static string CsrfOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"guildhall.sietch.csrf|{key}")));

    private CookieOptions CookieWith(DateTimeOffset? expires) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = IsHttps,
            Path = "/",
            IsEssential = true,
            Expires = expires,
        };

    private sealed record Row(string KeyHash, LinkId LinkId, DateTimeOffset MadeAt, DateTimeOffset SeenAt);

    private sealed record Found(MemberId MemberId, Snowflake<User> UserId, DateTimeOffset SeenAt);
}
