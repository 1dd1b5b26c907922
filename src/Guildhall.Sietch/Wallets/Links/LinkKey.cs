using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>
/// Seals links with AES-256-GCM, bound to their community and row, and gives wallets and members the names under which rows
/// are found: keyed hashes, another one in each community. Each purpose has a key of its own, derived by HKDF-SHA-256.
/// </summary>
internal sealed class LinkKey
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = NonceSize + TagSize;
    private const int PlainSize = Address.Size + MemberId.Size + sizeof(long);
    private const int SubkeySize = 32;

    private readonly byte[] sealing;
    private readonly byte[] wallets;
    private readonly byte[] members;

    /// <param name="secret">At least 32 bytes.</param>
    public LinkKey(byte[] secret)
    {
        sealing = Derive(secret, "seal");
        wallets = Derive(secret, "wallets");
        members = Derive(secret, "members");
        Id = Convert.ToHexStringLower(Derive(secret, "id").AsSpan(0, 4));
    }

    /// <summary>Which key it is, without saying anything of it.</summary>
    public string Id { get; }

    public string NameOf(TenantId tenant, Address wallet) => Name(wallets, tenant, wallet.ToArray());

    public string NameOf(TenantId tenant, MemberId member)
    {
        var bytes = new byte[MemberId.Size];
        member.CopyTo(bytes);
        return Name(members, tenant, bytes);
    }

    public byte[] Seal(TenantId tenant, LinkId link, MemberId member, Address wallet, DateTimeOffset provenAt)
    {
        Span<byte> plain = stackalloc byte[PlainSize];
        wallet.CopyTo(plain);
        member.CopyTo(plain[Address.Size..]);
        BinaryPrimitives.WriteInt64BigEndian(
            plain[(Address.Size + MemberId.Size)..],
            provenAt.ToUnixTimeMilliseconds()
        );
        var whole = new byte[HeadSize + PlainSize];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(sealing, TagSize);
        cipher.Encrypt(
            whole.AsSpan(0, NonceSize),
            plain,
            whole.AsSpan(HeadSize),
            whole.AsSpan(NonceSize, TagSize),
            RowOf(tenant, link)
        );
        return whole;
    }

    /// <exception cref="CryptographicException">Another key's, another row's, or changed since.</exception>
    public (MemberId Member, Address Wallet, DateTimeOffset ProvenAt) Open(TenantId tenant, LinkId link, byte[] whole)
    {
        if (whole.Length != HeadSize + PlainSize)
        {
            throw new CryptographicException("This is no sealed link.");
        }

        Span<byte> plain = stackalloc byte[PlainSize];
        using var cipher = new AesGcm(sealing, TagSize);
        cipher.Decrypt(
            whole.AsSpan(0, NonceSize),
            whole.AsSpan(HeadSize),
            whole.AsSpan(NonceSize, TagSize),
            plain,
            RowOf(tenant, link)
        );
        var at = BinaryPrimitives.ReadInt64BigEndian(plain[(Address.Size + MemberId.Size)..]);
        return (
            MemberId.From(plain.Slice(Address.Size, MemberId.Size)),
            Address.From(plain[..Address.Size]),
            DateTimeOffset.FromUnixTimeMilliseconds(at)
        );
    }

    private static byte[] RowOf(TenantId tenant, LinkId link) =>
        Encoding.UTF8.GetBytes($"guildhall.sietch.link.1|{tenant}|{link}");

    private static string Name(byte[] key, TenantId tenant, byte[] value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{tenant}|"), .. value]));

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            secret,
            SubkeySize,
            info: Encoding.ASCII.GetBytes($"guildhall.sietch.links.1.{purpose}")
        );
}
