package corda.pods.zone;

import java.util.Collections;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationContext;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.serialization.SerializedBytes;
import net.corda.core.serialization.internal.SerializationEnvironment;
import net.corda.core.serialization.internal.SerializationEnvironmentKt;
import net.corda.core.utilities.ByteSequence;
import net.corda.serialization.internal.CordaSerializationMagic;
import net.corda.serialization.internal.SerializationFactoryImpl;
import net.corda.serialization.internal.SharedContexts;
import net.corda.serialization.internal.amqp.AbstractAMQPSerializationScheme;
import net.corda.serialization.internal.amqp.SchemaKt;
import net.corda.serialization.internal.amqp.SerializerFactory;

/** Corda's peer-to-peer serialization in a process that isn't a node. */
public final class ZoneSerialization {
    private static final SerializationContext CONTEXT = SharedContexts.getAMQP_P2P_CONTEXT();

    private ZoneSerialization() {
    }

    /** Must run once before anything else here. */
    public static synchronized void initialise() {
        if (SerializationEnvironmentKt.getNodeSerializationEnv() != null) {
            return;
        }
        SerializationFactoryImpl factory = new SerializationFactoryImpl();
        factory.registerScheme(new PeerScheme());
        SerializationEnvironmentKt.setNodeSerializationEnv(
            SerializationEnvironment.Companion.with(factory, CONTEXT, null, null, null, null, null));
    }

    public static <T> SerializedBytes<T> serialize(T object) {
        return SerializationAPIKt.serialize(object, SerializationFactory.Companion.getDefaultFactory(), CONTEXT);
    }

    public static byte[] bytes(Object object) {
        return serialize(object).getBytes();
    }

    public static <T> T read(byte[] bytes, Class<T> type) {
        return SerializationFactory.Companion.getDefaultFactory()
            .deserialize(ByteSequence.of(bytes), type, CONTEXT);
    }

    private static final class PeerScheme extends AbstractAMQPSerializationScheme {
        PeerScheme() {
            super(Collections.emptyList());
        }

        @Override
        public boolean canDeserializeVersion(CordaSerializationMagic magic, SerializationContext.UseCase target) {
            return magic.equals(SchemaKt.getAmqpMagic()) && target == SerializationContext.UseCase.P2P;
        }

        @Override
        protected SerializerFactory rpcClientSerializerFactory(SerializationContext context) {
            throw new UnsupportedOperationException("the zone's tools speak no RPC");
        }

        @Override
        protected SerializerFactory rpcServerSerializerFactory(SerializationContext context) {
            throw new UnsupportedOperationException("the zone's tools speak no RPC");
        }
    }
}
