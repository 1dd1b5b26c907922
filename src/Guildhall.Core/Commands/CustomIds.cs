using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>
/// Ids of buttons, selects and forms: signed, expiring, bound to their guild and, where asked, to one user.
/// The layout is signature (16), binding (1), expiry in minutes (6 hex digits), name, a colon, the state; the guild and
/// the user are signed, and come again with the click.
/// <para>
/// The state is signed and not hidden: whoever sees the message can read it. So it names only what the message shows anyway
/// (ids of members, channels, messages and roles; numbers of cases, raids and appeals; the right that a question is about)
/// or a row by an id of our own (a preview, a cleanup, an import, a mass action, a vote). Names, reasons, addresses, tokens
/// and texts are kept in the database under such an id.
/// </para>
/// </summary>
public sealed partial class CustomIds
{
    private const int LongestId = 100;
    private const int SignatureLength = 16;
    private const int HeadLength = SignatureLength + 1 + 6;
    private const int GuildLength = 11;
    private const char Direct = 'd';
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly byte[] key;
    private readonly TimeProvider time;

    /// <param name="secret">At least 32 bytes, the same on every replica; what is signed here is signed with a key derived from it.</param>
    public CustomIds(ReadOnlySpan<byte> secret, TimeProvider time)
    {
        if (secret.Length < 32)
        {
            throw new ArgumentException("The secret must have at least 32 bytes.", nameof(secret));
        }

        key = HMACSHA256.HashData(secret, "guildhall.custom-ids.1"u8);
        this.time = time;
    }

    /// <summary>An id of at most 100 characters.</summary>
    /// <param name="name">Of the <see cref="IComponent"/> or <see cref="IModal"/> that answers.</param>
    /// <param name="state">Comes back at the click; readable by whoever sees the message, so nothing private. Room:
    /// 76 − name.</param>
    /// <param name="user">Only this user's click counts; null for everybody who may.</param>
    /// <param name="lifetime">From now, in whole minutes rounded up; up to 10 years.</param>
    /// <exception cref="ArgumentException">Name and state are too long together, or the name is not one.</exception>
    public string Make(string name, string state, Snowflake<Guild> guild, Snowflake<User>? user, TimeSpan lifetime) =>
        Sealed(user is null ? 'g' : 'u', name, state, guild, user ?? default, lifetime);

    /// <summary>The same for a component that stands in direct messages too: there the click does not say of which guild it
    /// is, so the id does. It counts for the user alone.</summary>
    /// <param name="state">Room: 65 − name.</param>
    /// <exception cref="ArgumentException">Name and state are too long together, or the name is not one.</exception>
    public string MakeDirect(
        string name,
        string state,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        TimeSpan lifetime
    ) => Sealed(Direct, name, GuildText(guild) + state, default, user, lifetime);

    private string Sealed(
        char binding,
        string name,
        string state,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        TimeSpan lifetime
    )
    {
        if (!Name().IsMatch(name))
        {
            throw new ArgumentException("Expected 1–24 of a–z, 0–9, dots and hyphens.", nameof(name));
        }

        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, TimeSpan.FromDays(3660));
        var minutes = (int)Math.Ceiling((time.GetUtcNow() + lifetime - Epoch).TotalMinutes);
        var body = string.Create(CultureInfo.InvariantCulture, $"{binding}{minutes:x6}{name}:{state}");
        if (SignatureLength + body.Length > LongestId)
        {
            throw new ArgumentException(
                $"Name and state have {LongestId - HeadLength - 1} characters together.",
                nameof(state)
            );
        }

        return Sign(body, guild, user) + body;
    }

    /// <summary>Reads an id as it came with a click. Whoever clicks, and where, is part of what was signed.</summary>
    public bool TryRead(
        string? id,
        Snowflake<Guild> guild,
        Snowflake<User> user,
        [NotNullWhen(true)] out CustomId? read
    )
    {
        read = null;
        if (id is null || id.Length <= HeadLength || id.Length > LongestId)
        {
            return false;
        }

        var body = id[SignatureLength..];
        var expected = Sign(body, body[0] == Direct ? default : guild, body[0] == 'g' ? default : user);
        // Compared over all bytes, so that the time taken tells nothing of the signature.
        var isSound = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(id[..SignatureLength]),
            Encoding.UTF8.GetBytes(expected)
        );
        if (!isSound)
        {
            return false;
        }

        var minutes = int.Parse(body.AsSpan(1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var colon = body.IndexOf(':', StringComparison.Ordinal);
        var isExpired = time.GetUtcNow() >= Epoch.AddMinutes(minutes);
        if (body[0] != Direct)
        {
            read = new(body[7..colon], body[(colon + 1)..], isExpired);
            return true;
        }

        var home = GuildOf(body.AsSpan(colon + 1, GuildLength));
        if (guild == home || guild.IsEmpty)
        {
            read = new(body[7..colon], body[(colon + 1 + GuildLength)..], isExpired) { Home = home };
        }

        return read is not null;
    }

    private static string GuildText(Snowflake<Guild> guild)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, guild.Value);
        return Base64Url.EncodeToString(bytes);
    }

    // It was signed, so it is one.
    private static Snowflake<Guild> GuildOf(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Base64Url.DecodeFromChars(text, bytes);
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    private string Sign(string body, Snowflake<Guild> guild, Snowflake<User> user)
    {
        Span<byte> signed = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(LongestId)];
        BinaryPrimitives.WriteUInt64BigEndian(signed, guild.Value);
        BinaryPrimitives.WriteUInt64BigEndian(signed[8..], user.Value);
        var length = 16 + Encoding.UTF8.GetBytes(body, signed[16..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed[..length], hash);
        return Base64Url.EncodeToString(hash[..12]);
    }

    [GeneratedRegex("^[a-z0-9.-]{1,24}$", RegexOptions.NonBacktracking)]
    internal static partial Regex Name();
}

/// <summary>A verified id.</summary>
public sealed record CustomId(string Name, string State, bool IsExpired)
{
    /// <summary>The guild that a click in direct messages is about; null for an id that is bound to its guild.</summary>
    public Snowflake<Guild>? Home { get; init; }
}
