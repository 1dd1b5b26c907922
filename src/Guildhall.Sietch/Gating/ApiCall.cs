using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Pages;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Sietch.Gating;

/// <summary>What the routes under <c>/api/v1</c> have in common: who may ask how often, and about which community.</summary>
internal sealed class ApiCall(GateCall calls, CommunityRegistry communities, PublishedShelf shelf)
{
    /// <summary>Open to all at the pace of the gate's open answers, and closed before the first snapshot.</summary>
    public async Task<IResult> OpenAsync(HttpContext http, Func<OpenQuestion, Task<IResult>> answer)
    {
        if (await calls.TryAdmitAsync(http, needsKey: false) is not { } tenant)
        {
            return Refused(http);
        }

        return shelf.TryGet(tenant) is { } published && communities.TryGet(tenant) is { } community
            ? await answer(new(http, community, published))
            : NotReady(http, GateRefusals.NotReady);
    }

    /// <summary>For the keys of admins alone; what they read is nobody else's to keep.</summary>
    /// <param name="http">The call.</param>
    /// <param name="answer">Is given the community and who asks, as audit rows name them.</param>
    public async Task<IResult> AdminAsync(HttpContext http, Func<Community, string, Task<IResult>> answer)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        if (await calls.TryAdmitAdminAsync(http) is not { } tenant)
        {
            return Refused(http);
        }

        return communities.TryGet(tenant) is { } community
            ? await answer(community, $"key:{GateCall.KeyOf(http).Name}")
            : Problems.NotFound(http);
    }

    /// <summary>Of a call with a body of an admin.</summary>
    /// <returns>Null for what cannot be read, or is over the limit.</returns>
    public static async Task<T?> TryReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (await GatePost.TryReadBodyAsync(http, http.RequestAborted) is not { } body)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult NotReady(HttpContext http, Core.Refusal refusal)
    {
        http.Response.Headers.RetryAfter = "60";
        http.Response.Headers.CacheControl = "no-store";
        return Problems.Of(http, StatusCodes.Status503ServiceUnavailable, refusal);
    }

    private static IResult Refused(HttpContext http) =>
        Problems.Of(http, http.Response.StatusCode, GateCall.RefusalOf(http));
}

/// <summary>An open call that is let in.</summary>
internal sealed record OpenQuestion(HttpContext Http, Community Community, Published Published)
{
    public bool IsGrace => Published.State.GraceSince is not null;

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>To be kept, and asked for again each time: it is as fresh as the page that shows the same. Its tag is of all that
    /// it says, so that it changes with the edition, with a nym and with a grace.</summary>
    public IResult Json<T>(T value, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        Http.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(body, "application/json; charset=utf-8", entityTag: tag);
    }

    public IResult Bad(Core.Refusal fault) => Problems.Of(Http, StatusCodes.Status400BadRequest, fault);
}
