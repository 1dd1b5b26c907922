using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Guildhall.Core.SignIn;

/// <summary>
/// What travels through a browser and comes back unread and unchanged: AES-256-GCM with a random nonce, and a key of its
/// own for each purpose. The layout is version (1), nonce (12), tag (16), the sealed bytes.
/// </summary>
public sealed class SealedData : IDataProtectionProvider, IDataProtector
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + NonceLength + TagLength;

    private readonly byte[] key;

    /// <param name="secret">At least 32 bytes, the same on every replica.</param>
    public SealedData(byte[] secret) => key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32);

    public IDataProtector CreateProtector(string purpose) =>
        new SealedData(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose)));

    public byte[] Protect(byte[] plaintext)
    {
        var whole = new byte[HeadLength + plaintext.Length];
        whole[0] = Version;
        RandomNumberGenerator.Fill(whole.AsSpan(1, NonceLength));
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(
            whole.AsSpan(1, NonceLength),
            plaintext,
            whole.AsSpan(HeadLength),
            whole.AsSpan(1 + NonceLength, TagLength),
            whole.AsSpan(0, 1)
        );
        return whole;
    }

    /// <exception cref="CryptographicException">Not sealed with this key for this purpose, or changed since.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < HeadLength || protectedData[0] != Version)
        {
            throw new CryptographicException("Not sealed by this program.");
        }

        var plain = new byte[protectedData.Length - HeadLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            protectedData.AsSpan(1, NonceLength),
            protectedData.AsSpan(HeadLength),
            protectedData.AsSpan(1 + NonceLength, TagLength),
            plain,
            protectedData.AsSpan(0, 1)
        );
        return plain;
    }
}
