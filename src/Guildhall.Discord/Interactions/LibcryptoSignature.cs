using System.Reflection;
using System.Runtime.InteropServices;

namespace Guildhall.Discord.Interactions;

/// <summary>Ed25519 by the system's OpenSSL; .NET has none of its own. The last key stays loaded.</summary>
public sealed partial class LibcryptoSignature : IInteractionSignature, IDisposable
{
    private const string Library = "libcrypto";
    private const int Ed25519 = 1087;

    private static readonly string[] names =
    [
        "libcrypto.so.3",
        "libcrypto.so.1.1",
        "libcrypto.3.dylib",
        "libcrypto-3-x64.dll",
        "libcrypto.so",
        "libcrypto",
    ];

    private readonly Lock gate = new();
    private byte[] loaded = [];
    private nint key;

    static LibcryptoSignature() =>
        NativeLibrary.SetDllImportResolver(
            typeof(LibcryptoSignature).Assembly,
            static (name, assembly, _) => name == Library ? Find(assembly) : 0
        );

    /// <exception cref="PlatformNotSupportedException">The system has no OpenSSL 1.1.1 or newer.</exception>
    public LibcryptoSignature()
    {
        if (!IsAvailable)
        {
            throw new PlatformNotSupportedException(
                "Interactions over HTTP need Ed25519 from OpenSSL (libcrypto 1.1.1 or newer), which this system lacks. "
                    + "Install it, or receive interactions over the gateway."
            );
        }
    }

    public static bool IsAvailable { get; } = Find(typeof(LibcryptoSignature).Assembly) != 0;

    public bool IsValid(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (publicKey.Length != 32 || signature.Length != 64)
        {
            return false;
        }

        lock (gate)
        {
            return Load(publicKey) && Verify(message, signature);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            EVP_PKEY_free(key);
            (key, loaded) = (0, []);
        }
    }

    private static nint Find(Assembly assembly)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, assembly, null, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private bool Load(ReadOnlySpan<byte> publicKey)
    {
        if (key != 0 && publicKey.SequenceEqual(loaded))
        {
            return true;
        }

        EVP_PKEY_free(key);
        key = EVP_PKEY_new_raw_public_key(Ed25519, 0, publicKey, (nuint)publicKey.Length);
        loaded = publicKey.ToArray();
        return key != 0;
    }

    private bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        var context = EVP_MD_CTX_new();
        try
        {
            return context != 0
                && EVP_DigestVerifyInit(context, 0, 0, 0, key) == 1
                && EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length) == 1;
        }
        finally
        {
            EVP_MD_CTX_free(context);
        }
    }

    [LibraryImport(Library)]
    private static partial nint EVP_PKEY_new_raw_public_key(
        int type,
        nint engine,
        ReadOnlySpan<byte> key,
        nuint length
    );

    [LibraryImport(Library)]
    private static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    private static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    private static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint type, nint engine, nint key);

    [LibraryImport(Library)]
    private static partial int EVP_DigestVerify(
        nint context,
        ReadOnlySpan<byte> signature,
        nuint signatureLength,
        ReadOnlySpan<byte> message,
        nuint messageLength
    );
}
