using System.Buffers;
using System.Globalization;
using System.Net;
using Guildhall.Core;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Gating;

/// <summary>Who calls and how often: the key first, then the limits. Wrong keys are counted by address.</summary>
internal sealed class GateCall(
    ApiKeys keys,
    GateAnswers answers,
    RateWindows windows,
    WrongKeys wrongKeys,
    IOptions<SietchOptions> options
)
{
    public const string KeyHeader = "X-API-Key";

    private const int WrongKeysAMinute = 20;

    private static readonly SearchValues<char> idDigits = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );

    private readonly Limit perAddress = new(options.Value.CallsPerMinute);
    private readonly Limit perKey = new(options.Value.KeyCallsPerMinute);
    private readonly HashSet<IPAddress> trusted = [.. options.Value.TrustedAddresses.Select(IPAddress.Parse)];

    /// <returns>The tenant that is asked about; null where the call is refused, see <see cref="RefusalOf"/>.</returns>
    public ValueTask<TenantId?> TryAdmitAsync(HttpContext http, bool needsKey)
    {
        Prepare(http);
        var key = http.Request.Headers[KeyHeader].ToString();
        return key.Length > 0 ? TryAdmitAsync(http, key, scope: null)
            : needsKey ? new(Refuse(http, 401, GateRefusals.NoKey))
            : new(TryAdmit(http, null));
    }

    /// <summary>For what the keys of admins open alone.</summary>
    /// <inheritdoc cref="TryAdmitAsync(HttpContext, bool)"/>
    public ValueTask<TenantId?> TryAdmitAdminAsync(HttpContext http)
    {
        Prepare(http);
        var key = http.Request.Headers[KeyHeader].ToString();
        return key.Length > 0 ? TryAdmitAsync(http, key, ApiKeys.Admin) : new(Refuse(http, 401, GateRefusals.NoKey));
    }

    /// <param name="scope">What the key must be for; null for any.</param>
    private async ValueTask<TenantId?> TryAdmitAsync(HttpContext http, string key, string? scope)
    {
        var address = CallerAddress.Of(http);
        if (windows.IsOver(RateName.Of(RateKind.WrongKey, address), WrongKeysAMinute))
        {
            wrongKeys.Saw(address, isThrottled: true);
            http.Response.Headers.RetryAfter = "60";
            return Refuse(http, 429, GateRefusals.TooMany);
        }

        if ((keys.TryMatch(key) ?? await keys.LookUpAsync(key, http.RequestAborted)) is { } known)
        {
            if (scope is not null)
            {
                http.Items[typeof(ApiKeyRow)] = known;
            }

            return TryAdmit(http, known) is not { } tenant ? null
                : scope is null || known.Scope == scope ? tenant
                : Refuse(http, 403, GateRefusals.NotForThisKey);
        }

        windows.Take(RateName.Of(RateKind.WrongKey, address), WrongKeysAMinute, out _);
        wrongKeys.Saw(address, isThrottled: false);
        return Refuse(http, 401, GateRefusals.WrongKey);
    }

    /// <summary>For a caller who proved by other means to hold the key.</summary>
    public TenantId? TryAdmit(HttpContext http, ApiKeyRow? key)
    {
        var address = CallerAddress.Of(http);
        if (trusted.Count == 0 || !trusted.Contains(address))
        {
            var limit = key is null ? perAddress : perKey;
            var rest = windows.Take(
                key is null ? RateName.Of(RateKind.Call, address) : new(RateKind.Call, key.Id),
                limit.Calls,
                out var left
            );
            var headers = http.Response.Headers;
            var seconds = ((int)Math.Ceiling(rest.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            headers["RateLimit-Limit"] = limit.Text;
            headers["RateLimit-Remaining"] = Math.Max(0, left).ToString(CultureInfo.InvariantCulture);
            headers["RateLimit-Reset"] = seconds;
            if (left < 0)
            {
                headers.RetryAfter = seconds;
                return Refuse(http, 429, GateRefusals.TooMany);
            }
        }

        if (key is not null)
        {
            return key.TenantId;
        }

        var asked = http.Request.Query.TryGetValue("tenant", out var named) ? named.ToString() : null;
        return answers.TryChoose(asked) ?? Refuse(http, 404, GateRefusals.WhichTenant);
    }

    /// <summary>Wrong signatures are counted with wrong keys.</summary>
    public bool IsGuessing(HttpContext http, bool isWrong)
    {
        var address = CallerAddress.Of(http);
        var name = RateName.Of(RateKind.WrongKey, address);
        if (isWrong)
        {
            windows.Take(name, WrongKeysAMinute, out _);
        }

        var isGuessing = windows.IsOver(name, WrongKeysAMinute);
        if (isWrong || isGuessing)
        {
            wrongKeys.Saw(address, isThrottled: !isWrong);
        }

        return isGuessing;
    }

    public static TenantId? Refuse(HttpContext http, int status, Refusal refusal)
    {
        http.Items[typeof(Refusal)] = refusal;
        http.Response.StatusCode = status;
        return null;
    }

    public static Refusal RefusalOf(HttpContext http) => (Refusal)http.Items[typeof(Refusal)]!;

    /// <summary>Of a call that <see cref="TryAdmitAdminAsync"/> let in.</summary>
    public static ApiKeyRow KeyOf(HttpContext http) => (ApiKeyRow)http.Items[typeof(ApiKeyRow)]!;

    /// <summary>What every answer carries: who may read it from a page, and by which id it can be found again.</summary>
    public static void Prepare(HttpContext http)
    {
        var asked = http.Request.Headers["X-Request-ID"].ToString();
        var headers = http.Response.Headers;
        headers["X-Request-ID"] =
            asked.Length is > 0 and <= 100 && !asked.AsSpan().ContainsAnyExcept(idDigits)
                ? asked
                : http.TraceIdentifier;
        // The key may say whose list it is: what a cache keeps for one is not for the others.
        headers.Vary = KeyHeader;
        headers.XContentTypeOptions = "nosniff";
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, X-Request-ID, Retry-After";
    }

    private sealed record Limit(int Calls)
    {
        public string Text { get; } = Calls.ToString(CultureInfo.InvariantCulture);
    }
}
