package dev.playhead.transport.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A key and the certificate that it has signed for itself, for `localhost`, `127.0.0.1` and `::1`.
public record SelfSigned(PrivateKey key, X509Certificate certificate) {
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final X500Name NAME = new X500Name("CN=localhost, O=Playhead on this machine");
    // Some systems take no certificate that lasts longer.
    private static final Duration LASTS = Duration.ofDays(825);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    /// Makes a new one.
    ///
    /// @throws GeneralSecurityException when this machine has no elliptic curves
    public static SelfSigned make(Instant now) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var names = new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        };
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    new BigInteger(120, new SecureRandom()).setBit(120),
                    Date.from(now.minus(CLOCKS_DIFFER_BY)),
                    Date.from(now.plus(LASTS)),
                    NAME,
                    pair.getPublic());
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return new SelfSigned(
                    pair.getPrivate(), certificate(builder.build(signer).getEncoded()));
        } catch (OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("The certificate could not be signed", e);
        }
    }

    /// Reads what [#bundle] has written.
    ///
    /// @throws IOException when it is something else
    public static SelfSigned read(String bundle) throws IOException {
        try {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(part(bundle, KEY)));
            return new SelfSigned(key, certificate(part(bundle, CERTIFICATE)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("not a key and a certificate", e);
        }
    }

    /// Key and certificate as PEM: a secret.
    public String bundle() throws GeneralSecurityException {
        return pem(KEY, key.getEncoded()) + certificatePem();
    }

    /// The certificate alone, for those who shall trust it.
    String certificatePem() throws GeneralSecurityException {
        return pem(CERTIFICATE, certificate.getEncoded());
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static String pem(String label, byte[] encoded) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + label + "-----\n";
    }

    private static byte[] part(String bundle, String label) throws IOException {
        var begin = "-----BEGIN " + label + "-----";
        int from = bundle.indexOf(begin);
        int to = bundle.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IOException("has no " + label);
        }
        return Base64.getMimeDecoder().decode(bundle.substring(from + begin.length(), to));
    }
}
