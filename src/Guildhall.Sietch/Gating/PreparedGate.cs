using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating;

/// <summary>Every answer that one snapshot can give to a gate bot, written once. Immutable.</summary>
internal sealed class PreparedGate
{
    private const int Unit = 18;

    private readonly FrozenDictionary<Address, byte[]> known;
    private readonly byte[] unknownTail;

    public PreparedGate(Published published, Community community)
    {
        Published = published;
        var (state, snapshot) = (published.State, published.Snapshot);
        ETag = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{state.TenantId}-{snapshot.Number}-{snapshot.MadeAt.ToUnixTimeMilliseconds():x}{(state.GraceSince is null ? "" : "-grace")}\""
        );
        known = published.Standings.ToFrozenDictionary(
            pair => pair.Key,
            pair => Write(json => WriteOne(json, pair.Key, pair.Value))
        );
        var whole = Write(json => WriteOne(json, Address.Zero, null));
        unknownTail = whole[(Head.Length + Address.Zero.ToString().Length)..];
        List = Write(json => WriteList(json, community.Places));
    }

    public Published Published { get; }

    /// <summary>Of the snapshot, and of whether it is in grace; with its time, since a database that was restored or made anew counts
    /// its numbers again.</summary>
    public string ETag { get; }

    /// <summary>The whole list.</summary>
    public byte[] List { get; }

    private static ReadOnlySpan<byte> Head => "{\"address\":\""u8;

    /// <summary>The answer for one address, for everyone the same bytes.</summary>
    public byte[] Of(Address wallet) => known.TryGetValue(wallet, out var body) ? body : Unknown(wallet);

    /// <summary>One answer inside a larger one.</summary>
    public void WriteOne(Utf8JsonWriter json, Address wallet) =>
        json.WriteRawValue(Of(wallet), skipInputValidation: true);

    public bool IsEligible(Address wallet) =>
        Published.Standings.TryGetValue(wallet, out var standing) && standing.IsEligible;

    public void WriteSnapshot(Utf8JsonWriter json)
    {
        var (state, snapshot) = (Published.State, Published.Snapshot);
        json.WriteString("snapshot_id", snapshot.Number.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("block", snapshot.Block);
        json.WriteString(
            "updated_at",
            snapshot.MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );
        json.WriteBoolean("grace_period", state.GraceSince is not null);
    }

    private byte[] Unknown(Address wallet)
    {
        var address = wallet.ToString();
        var body = new byte[Head.Length + address.Length + unknownTail.Length];
        Head.CopyTo(body);
        Encoding.ASCII.GetBytes(address, body.AsSpan(Head.Length));
        unknownTail.CopyTo(body.AsSpan(Head.Length + address.Length));
        return body;
    }

    private void WriteOne(Utf8JsonWriter json, Address wallet, Standing? standing)
    {
        json.WriteStartObject();
        json.WriteString("address", wallet.ToString());
        json.WriteBoolean("eligible", standing?.IsEligible ?? false);
        if (standing?.Rank is { } rank)
        {
            json.WriteNumber("rank", rank);
        }
        else
        {
            json.WriteNull("rank");
        }

        json.WriteString("role", RoleOf(standing));
        WriteHeld(json, standing is { Rank: not null } ? standing.Held : null);
        json.WriteBoolean("pending_removal", standing?.LeavingSince is not null);
        WriteSnapshot(json);
        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, PlaceRules places)
    {
        var top = Published
            .Standings.Values.Where(standing => standing.Rank <= places.Eligible)
            .OrderBy(standing => standing.Rank)
            .ToList();
        json.WriteStartObject();
        WriteSnapshot(json);
        json.WriteStartArray("top_69");
        foreach (var standing in top)
        {
            json.WriteStartObject();
            json.WriteNumber("rank", standing.Rank!.Value);
            json.WriteString("address", standing.Wallet.ToString());
            WriteHeld(json, standing.Held);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("top_7");
        foreach (var standing in top.Where(standing => standing.Rank <= places.Naib))
        {
            json.WriteStringValue(standing.Wallet.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The contract's number, with all its digits, and the exact amount in the smallest unit as text.</summary>
    private static void WriteHeld(Utf8JsonWriter json, Wei? held)
    {
        json.WritePropertyName("bgt_held");
        if (held is not { } amount)
        {
            json.WriteNullValue();
            json.WriteNull("bgt_held_wei");
            return;
        }

        var (whole, rest) = BigInteger.DivRem(amount.ToBigInteger(), BigInteger.Pow(10, Unit));
        var digits = rest.ToString(CultureInfo.InvariantCulture).PadLeft(Unit, '0').TrimEnd('0');
        json.WriteRawValue(
            digits.Length == 0
                ? whole.ToString(CultureInfo.InvariantCulture)
                : $"{whole.ToString(CultureInfo.InvariantCulture)}.{digits}"
        );
        json.WriteString("bgt_held_wei", amount.ToString());
    }

    private static string RoleOf(Standing? standing) =>
        standing?.Tier switch
        {
            Tier.Naib => "naib",
            Tier.Fedaykin => "fedaykin",
            _ => "none",
        };

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.ToArray();
    }
}
