using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Guildhall.Core.Storage;

/// <summary>A secret that outlives a restart: from a setting, or made once and kept in a file that only its owner reads.</summary>
public static partial class SigningKey
{
    public const int FewestBytes = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="InvalidOperationException">Shorter than 32 bytes in UTF-8.</exception>
    public static byte[] FromSetting(string setting)
    {
        var key = Encoding.UTF8.GetBytes(setting);
        return key.Length >= FewestBytes
            ? key
            : throw new InvalidOperationException($"The key must have at least {FewestBytes} bytes.");
    }

    /// <summary>Two processes that start at once get the same key: only one of them can create the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isIrreplaceable">Is something kept by it that another key would not find again?</param>
    /// <exception cref="KeyFileException">Others may read the file, or it holds no key.</exception>
    public static byte[] LoadOrCreate(string path, bool isIrreplaceable = false)
    {
        if (!File.Exists(path))
        {
            TryCreate(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw new KeyFileException($"Others may read {path}; set its mode to 600.");
        }

        var key = new byte[FewestBytes];
        return
            Convert.FromHexString(File.ReadAllText(path).Trim(), key, out _, out var length)
                == System.Buffers.OperationStatus.Done
            && length == FewestBytes
            ? key
            : throw new KeyFileException(
                isIrreplaceable
                    ? $"{path} does not hold a key: put that file back from its backup. What was kept with it, no other key opens."
                    : $"{path} does not hold a key; remove it to have a new one made."
            );
    }

    private static void TryCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FewestBytes))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            Publish(temporary, path);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Whole or not at all, and never over a key that another process has made meanwhile. On Unix that takes a
    /// hard link: <see cref="File.Move(string, string, bool)"/> looks first and renames then.</summary>
    private static void Publish(string temporary, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path)) { }
        }
        else if (Link(temporary, path) != 0 && !File.Exists(path))
        {
            throw new IOException(
                $"{path} could not be made: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}."
            );
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Link(string existing, string added);
}
