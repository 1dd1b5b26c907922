using System.Text.Json;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Gating;

/// <summary><c>POST /eligibility</c>: one wallet or several in a body, which is signed or comes with a key.</summary>
internal static class GatePost
{
    private const int LargestBody = 10 * 1024;

    public static async Task AnswerAsync(HttpContext http, GateCall calls, GateAnswers answers)
    {
        var cancellation = http.RequestAborted;
        if (await TryReadBodyAsync(http, cancellation) is not { } body)
        {
            GateCall.Prepare(http);
            GateCall.Refuse(http, StatusCodes.Status413PayloadTooLarge, GateRefusals.TooLarge);
            await GateEndpoints.RefuseAsync(http);
            return;
        }

        if (await TryAdmitSignedAsync(http, calls, body, cancellation) is not { } tenant)
        {
            await GateEndpoints.RefuseAsync(http);
            return;
        }

        if (TryReadWallets(body) is not { } wallets)
        {
            GateCall.Refuse(http, StatusCodes.Status400BadRequest, GateRefusals.BadBody);
            await GateEndpoints.RefuseAsync(http);
            return;
        }

        if (answers.TryGet(tenant) is not { } gate)
        {
            await GateEndpoints.NotReadyAsync(http);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteBoolean("success", wallets.Exists(gate.IsEligible));
        gate.WriteSnapshot(json);
        json.WriteStartArray("results");
        foreach (var wallet in wallets)
        {
            gate.WriteOne(json, wallet);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
    }

    /// <summary>By signature where there is one, else by the key itself.</summary>
    private static async Task<TenantId?> TryAdmitSignedAsync(
        HttpContext http,
        GateCall calls,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    )
    {
        var headers = http.Request.Headers;
        var signature = headers[SignedCalls.SignatureHeader].ToString();
        if (signature.Length == 0)
        {
            return await calls.TryAdmitAsync(http, needsKey: true);
        }

        GateCall.Prepare(http);
        if (calls.IsGuessing(http, isWrong: false))
        {
            return GateCall.Refuse(http, StatusCodes.Status429TooManyRequests, GateRefusals.TooMany);
        }

        var signed = await http
            .RequestServices.GetRequiredService<SignedCalls>()
            .CheckAsync(
                headers[SignedCalls.KeyHeader].ToString(),
                headers[SignedCalls.TimeHeader].ToString(),
                signature,
                body,
                cancellation
            );
        if (signed.TryGet(out var key, out var refusal))
        {
            return calls.TryAdmit(http, key);
        }

        calls.IsGuessing(http, isWrong: true);
        return GateCall.Refuse(http, StatusCodes.Status401Unauthorized, refusal);
    }

    /// <returns>Null for one over 10 KB.</returns>
    public static async Task<byte[]?> TryReadBodyAsync(HttpContext http, CancellationToken cancellation)
    {
        var body = new byte[LargestBody + 1];
        var length = 0;
        int read;
        while (
            length < body.Length && (read = await http.Request.Body.ReadAsync(body.AsMemory(length), cancellation)) > 0
        )
        {
            length += read;
        }

        return length <= LargestBody ? body[..length] : null;
    }

    private static List<Address>? TryReadWallets(byte[] body)
    {
        const int Most = 100;
        GateQuestion? asked;
        try
        {
            asked = JsonSerializer.Deserialize(body, GateJson.Default.GateQuestion);
        }
        catch (JsonException)
        {
            return null;
        }

        var texts = asked switch
        {
            { Wallet: { } one, Wallets: null } => [one],
            { Wallet: null, Wallets: { Count: > 0 and <= Most } many } => many,
            _ => Array.Empty<string?>(),
        };
        var wallets = new List<Address>();
        foreach (var text in texts)
        {
            if (!GateEndpoints.TryRead(text, out var wallet))
            {
                return null;
            }

            wallets.Add(wallet);
        }

        return wallets.Count > 0 ? wallets : null;
    }
}
